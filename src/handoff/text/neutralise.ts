/**
 * Makes a user's words harmless inside Baton's Markdown: no mention, reference, closing keyword, marker, HTML,
 * table or layout of theirs takes effect (DESIGN 2.6, github-facts 3.4).
 */

/** Zero-width space: what Renovate and Dependabot put behind `@` so that nobody is notified. */
export const BREAK = '\u200B';

const MARKDOWN = /[\\`*_{}[\]()<>|~$!]/g;
/** Between a word and a number, as in `nDCG@5`, it is neither a mention nor an address. */
const MENTION = /@(?=\S)(?!(?<=[\p{L}\p{N}_]@)\d{1,9}(?![\p{L}\p{N}_-]|\.\S))/gu;
const REFERENCE = /#(?=\d)/g;
const GH_REFERENCE = /(GH-)(?=\d)/gi;
const LINK = /(:)(?=\/\/)/g;
const WWW = /(www)(?=\.)/gi;
const BACKTICKS = /`+/g;
/** A table row takes a backslash before a pipe for an escape, also inside code. */
const ESCAPED_PIPE = /(\\)(?=\|)/g;
const PIPE = /\|/g;
/** Controls and format characters: also the bidirectional overrides that would reorder what stands around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Every expression of this file, so that a test can try each for blow-up. */
export const NEUTRALISE_PATTERNS = [
  MARKDOWN,
  MENTION,
  REFERENCE,
  GH_REFERENCE,
  LINK,
  WWW,
  BACKTICKS,
  ESCAPED_PIPE,
  PIPE,
  INVISIBLE,
] as const;

/** One line of a user's prose, at most `limit` characters (UTF-16 units), safe in a paragraph or a table cell. */
export function quoteInline(text: string, limit = 200): string {
  return cutCharacters(oneLine(text), limit)
    .replace(/&/g, '&amp;')
    .replace(MARKDOWN, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`))
    .replace(MENTION, `@${BREAK}`)
    .replace(REFERENCE, `#${BREAK}`)
    .replace(GH_REFERENCE, `$1${BREAK}`)
    .replace(LINK, `$1${BREAK}`)
    .replace(WWW, `$1${BREAK}`);
}

/** A user's path or identifier as a code span, safe in a paragraph or a table cell. */
export function codeSpan(text: string, limit = 200): string {
  const line = cutCharacters(oneLine(text), limit)
    .replace(MENTION, `@${BREAK}`)
    .replace(ESCAPED_PIPE, `$1${BREAK}`)
    .replace(PIPE, '\\|');
  const longest = Math.max(0, ...(line.match(BACKTICKS) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || line.startsWith(' ') ? ' ' : '';
  return `${fence}${pad}${line === '' ? ' ' : line}${pad}${fence}`;
}

/** The text cut to `limit` UTF-16 units, never inside a surrogate pair, ending in an ellipsis where it was cut. */
export function cutCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const last = text.charCodeAt(end - 1);
  const isHalfPair = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalfPair ? end - 1 : end).trimEnd()}\u2026`;
}

function oneLine(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}
