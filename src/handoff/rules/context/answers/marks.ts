/** Every regular expression that the answers ship: single character classes, so none backtracks; a test tries them. */
export const contextPatterns = {
  /** Signs that something is done, or known to fail. */
  doneMark: /[✅✔☑✓🟢❌✗✘🔴🐛]/gu,
  /** Signs that something is under way. */
  underwayMark: /[🚧🔄🟡🟠⏸◐🔧]/gu,
  /** Signs that something is still to be done. */
  todoMark: /[⏳⬜☐🔜]/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  letterOrDigit: /[\p{L}\p{N}]/u,
  wide: /[\u2190-\uFFFF]/u,
} as const;

/** How many marks of each kind a text has. */
export interface Marks {
  readonly done: number;
  readonly underway: number;
  readonly todo: number;
}

const noMarks: Marks = { done: 0, underway: 0, todo: 0 };

/** Counts the marks by which people tick off their lists. */
export function countMarks(text: string): Marks {
  if (!contextPatterns.wide.test(text)) return noMarks;
  return {
    done: count(text, contextPatterns.doneMark),
    underway: count(text, contextPatterns.underwayMark),
    todo: count(text, contextPatterns.todoMark),
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
