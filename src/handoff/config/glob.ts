import { expandBraces } from './expand-braces.ts';

/** The longest pattern, in characters. */
export const LONGEST_GLOB = 200;

/** A slash or `!` in front, or a segment `.` or `..`: nothing in the repository has such a path. */
const OUTSIDE = /^[/!]|(?:^|\/)\.{0,2}(?:\/|$)|\p{Cc}/u;

/** Groups of the shell, which would look like a part of a name here. */
const GROUP = /[?*+@!]\(/;

/** Every regular expression that reads a pattern. */
export const globPatterns = [OUTSIDE, GROUP] as const;

/** Says whether a path, or a name, fits a pattern. */
export type GlobMatcher = (path: string) => boolean;

type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'one-of';
      readonly isNegated: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'character'; readonly character: string };

/** What one name in a path has to be like. */
interface NamePattern {
  readonly tokens: readonly Token[];
  /** The characters in front of the first wildcard, and those behind the last: most names are told apart by them. */
  readonly head: string;
  readonly tail: string;
  /** Without any wildcard: the name is its head. */
  readonly isLiteral: boolean;
}

/** `**` as a whole segment stands for any number of segments. */
type Segment = 'globstar' | NamePattern;

/**
 * Compiles a pattern with `*`, `**`, `?`, `[a-z]`, `{a,b}` and `\` as an escape; null where it is none. Dots are
 * like any character. A match takes time in proportion to path times pattern: the regular expressions that other
 * libraries make need seconds for `*a*a*a*x` and a path of 255 letters, and paths are a stranger's to choose.
 */
export function compileGlob(
  glob: string,
  options: { readonly ignoreCase?: boolean } = {},
): GlobMatcher | null {
  if (glob.trim() === '' || glob.length > LONGEST_GLOB || GROUP.test(glob)) return null;
  const fold = (text: string): string => (options.ignoreCase === true ? text.toLowerCase() : text);
  const alternatives = expandBraces(fold(glob))?.map(parseSegments);
  if (alternatives === undefined || alternatives.some((alternative) => alternative === null)) return null;
  return (path) => {
    const names = fold(path).split('/');
    return alternatives.some((segments) => segments !== null && fits(segments, names));
  };
}

/** Whether a text is a pattern of paths inside the repository. */
export function isPathGlob(glob: string): boolean {
  return !OUTSIDE.test(glob) && compileGlob(glob) !== null;
}

function parseSegments(glob: string): Segment[] | null {
  const segments = glob.split('/').map((segment) => (segment === '**' ? 'globstar' : parseName(segment)));
  return segments.some((segment) => segment === null) ? null : (segments as Segment[]);
}

function parseName(segment: string): NamePattern | null {
  const tokens = parseTokens(segment);
  if (tokens === null) return null;
  const head = charactersOf(tokens);
  const tail = charactersOf(tokens.toReversed()).split('').toReversed().join('');
  return { tokens, head, tail, isLiteral: tokens.every(({ kind }) => kind === 'character') };
}

/** The characters in front of the first wildcard. */
function charactersOf(tokens: readonly Token[]): string {
  let characters = '';
  for (const token of tokens) {
    if (token.kind !== 'character') break;
    characters += token.character;
  }
  return characters;
}

function parseTokens(segment: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < segment.length; at++) {
    const character = segment.charAt(at);
    if (character === '\\') {
      at++;
      if (at >= segment.length) return null;
      tokens.push({ kind: 'character', character: segment.charAt(at) });
    } else if (character === '[') {
      const end = segment.indexOf(']', at + 2);
      if (end === -1) return null;
      tokens.push(parseClass(segment.slice(at + 1, end)));
      at = end;
    } else if (character === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
    } else {
      tokens.push(character === '?' ? { kind: 'any' } : { kind: 'character', character });
    }
  }
  return tokens;
}

function parseClass(text: string): Token {
  const isNegated = text.length > 1 && (text.startsWith('!') || text.startsWith('^'));
  const content = isNegated ? text.slice(1) : text;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < content.length; at++) {
    const isRange = content.charAt(at + 1) === '-' && at + 2 < content.length;
    ranges.push([content.charAt(at), content.charAt(isRange ? at + 2 : at)]);
    if (isRange) at += 2;
  }
  return { kind: 'one-of', isNegated, ranges };
}

/** Goes through the names once and keeps every segment of the pattern that may come next. */
function fits(segments: readonly Segment[], names: readonly string[]): boolean {
  const last = segments.at(-1);
  if (last !== undefined && last !== 'globstar' && !fitsName(last, names.at(-1) ?? '')) return false;
  let reached = afterEmpty(segments, new Set([0]), (segment) => segment === 'globstar');
  for (const name of names) {
    const next = new Set<number>();
    for (const index of reached) {
      const segment = segments[index];
      if (segment === 'globstar') next.add(index);
      else if (segment !== undefined && fitsName(segment, name)) next.add(index + 1);
    }
    reached = afterEmpty(segments, next, (segment) => segment === 'globstar');
  }
  return reached.has(segments.length);
}

function fitsName({ tokens, head, tail, isLiteral }: NamePattern, name: string): boolean {
  if (isLiteral) return name === head;
  if (!name.startsWith(head) || !name.endsWith(tail)) return false;
  let reached = afterEmpty(tokens, new Set([0]), (token) => token.kind === 'star');
  for (const character of name) {
    const next = new Set<number>();
    for (const index of reached) {
      const token = tokens[index];
      if (token?.kind === 'star') next.add(index);
      else if (token !== undefined && fitsCharacter(token, character)) next.add(index + 1);
    }
    if (next.size === 0) return false;
    reached = afterEmpty(tokens, next, (token) => token.kind === 'star');
  }
  return reached.has(tokens.length);
}

/** Adds what is reached where a star stands for nothing. */
function afterEmpty<T>(items: readonly T[], reached: Set<number>, isStar: (item: T) => boolean): Set<number> {
  // A set that grows while it is walked through is walked through to its new end.
  for (const index of reached) {
    const item = items[index];
    if (item !== undefined && isStar(item)) reached.add(index + 1);
  }
  return reached;
}

function fitsCharacter(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'star':
    case 'any':
      return true;
    case 'character':
      return token.character === character;
    case 'one-of':
      return token.ranges.some(([from, to]) => from <= character && character <= to) !== token.isNegated;
  }
}
