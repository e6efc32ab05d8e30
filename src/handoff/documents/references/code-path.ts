import { isBlank, isKeptFile } from './file-names.ts';
import { nameOf } from './repository-path.ts';

/** What no path of a repository has that somebody writes out: placeholders, globs, variables, addresses, code. */
const FOREIGN = /[\s<>{}$*?|"'`()[\],;=!&%^~@:\\+]|\/\/|\p{Cc}/u;
const LINE_NUMBERS = /(?::\d{1,6}(?:[-:]\d{1,6})?|#L\d{1,6}(?:-L\d{1,6})?)$/;
const DATE_OR_NUMBER = /^[\d./-]{1,60}$/;
const HAS_LETTER = /\p{L}/u;

/** Every expression of this file. */
export const codePathPatterns = [FOREIGN, LINE_NUMBERS, DATE_OR_NUMBER, HAS_LETTER] as const;

/** The longest path that is read, in UTF-16 units: what Windows allows. */
export const LONGEST_PATH = 260;

/** A word that may be a path of the repository, cleaned. */
export interface CodePath {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * Reads a word of code as a path of the repository; null where it is something else: an address, a system's path, a
 * pattern, a blank, a date. Whether its first part exists is for the judge to say.
 */
export function readCodePath(word: string): CodePath | null {
  if (word.length > LONGEST_PATH) return null;
  let path = word.replace(LINE_NUMBERS, '');
  while (path.startsWith('./')) path = path.slice(2);
  const isFolder = path.endsWith('/');
  if (isFolder) path = path.slice(0, -1);
  if (path === '' || path.startsWith('/') || path.startsWith('-') || FOREIGN.test(path)) return null;
  if (DATE_OR_NUMBER.test(path) || !HAS_LETTER.test(path)) return null;
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || isBlank(segment))) return null;
  if (segments.slice(1).some((segment, index) => segment === '..' && segments[index] !== '..')) return null;
  if (segments.length === 1 && !isFolder && !isKeptFile(nameOf(path))) return null;
  return { path, isFolder };
}
