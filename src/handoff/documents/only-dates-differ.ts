/** Dates as documents write them: ISO, with dots or slashes, and with a month's name before or after the day. */
const DATES = [
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?Z?)?\b/g,
  /\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/g,
  /\b\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,9}\.?,? \d{4}\b/gu,
  /\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b/gu,
  /\b\p{L}{3,9}\.? \d{4}\b/gu,
];
const SPACE = /\s+/g;

/** Every expression of this file, for the test of blow-up. */
export const DATE_PATTERNS = [...DATES, SPACE] as const;

/** Whether two versions of a document say the same but for dates: a bumped date is no review (DESIGN 4.3). */
export function onlyDatesDiffer(before: string, after: string): boolean {
  return withoutDates(before) === withoutDates(after);
}

function withoutDates(text: string): string {
  let bare = text;
  for (const date of DATES) bare = bare.replace(date, '');
  return bare.replace(SPACE, ' ').trim();
}
