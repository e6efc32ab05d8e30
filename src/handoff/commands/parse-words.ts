/** The first word of a command's text, and the rest. */
export interface FirstWord {
  /** Lower case, without backticks and punctuation behind it; empty at the end of the text. */
  readonly word: string;
  readonly rest: string;
}

const WORD = /^(\S+)\s*/;
const AROUND_WORD = /^[`"'*_]+|[`"'*_:,;.]+$/g;
const DURATION = /^for\s+(\d{1,4})\s?(days?|d|weeks?|w)(?=[\s:,;]|$)[\s:,;]*/i;
const LONGEST_TEXT = 500;
const LETTER = /\p{L}/u;

/** What people leave in place when they copy a command from its description. */
const PLACEHOLDERS = new Set([
  'reason',
  'note',
  'why',
  'because',
  'todo',
  'tbd',
  'xxx',
  'text',
  'name',
  'value',
]);

/** Every regular expression that reads words. */
export const wordPatterns = [WORD, AROUND_WORD, DURATION] as const;

/** Takes the first word off a text. */
export function takeWord(text: string): FirstWord {
  const [all = '', word = ''] = WORD.exec(text) ?? [];
  return { word: word.replace(AROUND_WORD, '').toLowerCase(), rest: text.slice(all.length) };
}

/** Takes `for 14d` or `for 2 weeks` off a text; `days` is null where it does not begin so. */
export function takeDuration(text: string): { readonly days: number | null; readonly rest: string } {
  const [all, count, unit] = DURATION.exec(text) ?? [];
  if (all === undefined || count === undefined || unit === undefined) return { days: null, rest: text };
  const days = Number(count) * (unit.toLowerCase().startsWith('w') ? 7 : 1);
  return { days, rest: text.slice(all.length) };
}

/** A reason or note as somebody wrote it, cut to 500 characters; empty where it says nothing. */
export function freeText(text: string): string {
  const trimmed = text.trim();
  const words = trimmed
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return LETTER.test(words) && !PLACEHOLDERS.has(words) ? trimmed.slice(0, LONGEST_TEXT) : '';
}
