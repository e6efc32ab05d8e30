const REFERENCE = /(?:^|[\s([])#(\d{1,9})\b/g;

/** Every expression of this file, for the test of blow-up. */
export const NAMED_ISSUES_PATTERNS = [REFERENCE] as const;

/** A description that names more than this is a list, not a reason: what lies beyond is not looked up. */
const LIMIT = 10;

/** The issues of the same repository that a text names as `#12`, first mention first, at most ten. */
export function namedIssues(text: string): number[] {
  const numbers = new Set<number>();
  for (const match of text.matchAll(REFERENCE)) {
    numbers.add(Number(match[1]));
    if (numbers.size === LIMIT) break;
  }
  return [...numbers];
}
