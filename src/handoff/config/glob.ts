import picomatch from 'picomatch';

/** The longest pattern of paths, in characters. */
export const LONGEST_GLOB = 200;

/** Each star costs a factor of the path's length in the worst case, so that they are few. */
const MOST_STARS = 6;

/** A slash or `!` in front, or a segment `..`: nothing in the repository has such a path. */
const OUTSIDE = /^[/!]|^\.\.?(?:\/|$)|\/\.\.?(?:\/|$)|\p{Cc}/u;

/** What picomatch hands to the regular expression as it is: groups and repetition, which could backtrack. */
const EXPRESSION = /[()|]|[\]}][+*?]/;

const STARS = /\*+/g;

/** Every regular expression that reads a pattern of paths. */
export const globPatterns = [OUTSIDE, EXPRESSION, STARS] as const;

/**
 * Whether a text is a pattern of paths that is safe to match with picomatch: relative, its brackets closed, with
 * few stars, and without groups, whose expressions could take exponential time. `\` escapes a bracket or star.
 */
export function isGlob(glob: string): boolean {
  if (glob.trim() === '' || glob.length > LONGEST_GLOB) return false;
  if (OUTSIDE.test(glob) || EXPRESSION.test(glob)) return false;
  if ((glob.match(STARS) ?? []).length > MOST_STARS) return false;
  return compiles(glob);
}

function compiles(glob: string): boolean {
  try {
    picomatch.makeRe(glob, { dot: true, strictBrackets: true });
    return true;
  } catch (error) {
    // A SyntaxError is all that picomatch throws for a text within its limits.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
