import { matcherFor } from '../../systems/touched-systems.ts';

/** A pattern of CODEOWNERS, with or without owners. */
export interface CodeownersPattern {
  /** As it stands in the file: data. */
  readonly pattern: string;
  readonly matches: (path: string) => boolean;
}

/** Where GitHub looks for the file: the first that exists counts. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

const SPACE = /[ \t]/;
/** What GitHub calls an error, and skips the line for: negation, ranges of characters, an escaped `#`. */
const REFUSED = /^!|^\\#|[[\]]/;
const BRACE = /[{}]/g;

/** Every expression of this file, for the test of blow-up. */
export const CODEOWNERS_PATTERNS = [SPACE, REFUSED, BRACE] as const;

/**
 * Reads the patterns of a CODEOWNERS file in their order, each once: where one stands twice, the later line counts, as GitHub has it.
 * They are those of `.gitignore` with GitHub's differences, above all that `docs/*` does not reach into the folders of `docs`; that, and
 * letters of either case, is why the package `ignore` does not fit.
 */
export function parseCodeowners(text: string): CodeownersPattern[] {
  const globs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const pattern = readPattern(line.trim());
    const glob = REFUSED.test(pattern) ? null : globOf(pattern);
    if (glob === null) continue;
    globs.delete(pattern);
    globs.set(pattern, glob);
  }
  return Array.from(globs, ([pattern, glob]) => ({ pattern, matches: matcherFor([glob]) }));
}

/** Up to the first blank that no backslash escapes; empty for a comment. */
function readPattern(line: string): string {
  if (line.startsWith('#')) return '';
  for (let at = 0; at < line.length; at += 1) {
    if (line.charAt(at) === '\\') at += 1;
    else if (SPACE.test(line.charAt(at))) return line.slice(0, at);
  }
  return line;
}

/** The same as a glob of the config's; null for a pattern of nothing. */
function globOf(pattern: string): string | null {
  const parts = pattern.replace(BRACE, (brace) => `\\${brace}`).split('/');
  const isFolder = parts.length > 1 && parts.at(-1) === '';
  const names = parts.filter((part) => part !== '');
  if (names.length === 0) return null;
  // A slash that is not the last character fixes a pattern to the root.
  const isFixed = parts.length - (isFolder ? 1 : 0) > 1;
  const glob = [...(isFixed ? [] : ['**']), ...names].join('/');
  if (isFolder) return `${glob}/*/**`;
  return isFixed && names.at(-1) === '*' ? glob : `${glob}/**`;
}
