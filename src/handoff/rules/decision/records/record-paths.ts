import { baseName } from '../path-words.ts';

/** Names of folders that hold nothing but decision records, wherever they stand. */
const FOLDERS = new Set([
  'adr',
  'adrs',
  'decision-records',
  'architecture-decisions',
  'architectural-decisions',
  'architecture-decision-records',
  'architectural-decision-records',
]);
/** `decisions` alone may be anything in source code: it counts in the root and under these. */
const PARENTS_OF_DECISIONS = new Set(['', 'doc', 'docs', 'documentation', 'architecture', 'arch', 'design']);

/** How deep below such a folder records still stand, as in `docs/adr/backend/0001-use-go.md`. */
const DEEPEST = 2;

const MARKDOWN = /\.(?:md|markdown)$/;
const NUMBER = /^(?:adr|rfc|decision)?[-_ .]{0,2}(\d{1,8})(?:[-_ .]|$)/;
const DATE = /^(?:adr)?[-_ .]{0,2}(?:\d{8}|(?:19|20)\d\d-\d\d-\d\d)(?:\D|$)/;
const NO_RECORD =
  /^(?:readme|index|_index|overview|about|toc|changelog|contributing|decision-log|log|_.{0,80})$|template/;

/** Every expression of this file, for the test of blow-up. */
export const RECORD_PATH_PATTERNS = [MARKDOWN, NUMBER, DATE, NO_RECORD] as const;

/** True for a folder that decision records stand in, such as `docs/decisions` or `services/mail/docs/adr`. */
export function isRecordFolder(folder: string): boolean {
  const parts = folder.toLowerCase().split('/');
  const name = parts.at(-1) ?? '';
  return FOLDERS.has(name) || (name === 'decisions' && PARENTS_OF_DECISIONS.has(parts.at(-2) ?? ''));
}

/** True for the path of a decision record; an index, a README and a template are none. */
export function isRecordPath(path: string): boolean {
  const name = baseName(path).toLowerCase();
  if (!MARKDOWN.test(name) || NO_RECORD.test(name.replace(MARKDOWN, ''))) return false;
  let folder = path;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const slash = folder.lastIndexOf('/');
    if (slash <= 0) return false;
    folder = folder.slice(0, slash);
    if (isRecordFolder(folder)) return true;
  }
  return false;
}

/** The number that a record's file name begins with; null where it has none, or a date. */
export function recordNumber(path: string): number | null {
  const [, digits] = NUMBER.exec(baseName(path).toLowerCase()) ?? [];
  // `20240131-use-go.md` and `2024-01-31-use-go.md` are dated.
  return digits === undefined || isDated(path) ? null : Number(digits);
}

/** True where a record's file name begins with a date. */
export function isDated(path: string): boolean {
  return DATE.test(baseName(path).toLowerCase());
}
