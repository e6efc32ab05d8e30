import { compileGlob, type GlobMatcher } from '../../config/glob.ts';

/** The most lines of a .gitignore that are read. */
const MOST_LINES = 400;

/**
 * Says which paths a .gitignore at the root keeps out of Git. Exceptions (`!`) are not read: too much is ignored
 * rather than too little, since what is ignored is merely not judged.
 */
export function readGitignore(text: string): GlobMatcher {
  const matchers: GlobMatcher[] = [];
  for (const line of text.split('\n').slice(0, MOST_LINES)) {
    const pattern = line.trim();
    if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('!')) continue;
    const body = pattern.endsWith('/') ? pattern.slice(0, -1) : pattern;
    const isAnchored = body.slice(0, -1).includes('/');
    const matcher = compileGlob(
      isAnchored && body.startsWith('/') ? body.slice(1) : isAnchored ? body : `**/${body}`,
    );
    if (matcher !== null) matchers.push(matcher);
  }
  return (path) => {
    const segments = path.split('/');
    return segments.some((_, index) => {
      const front = segments.slice(0, index + 1).join('/');
      return matchers.some((matches) => matches(front));
    });
  };
}
