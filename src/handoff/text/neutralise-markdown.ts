import { BREAK } from './neutralise.ts';

/**
 * Makes somebody's Markdown harmless that is to stay readable as Markdown: no mention, reference, marker or HTML of theirs takes
 * effect (DESIGN 2.6), while lists, links, tables and code stay as they are.
 */

/** What a link's address becomes; null: it stays. */
export type Rewrite = (address: string) => string | null;

/** A lone sign behind a word belongs to an address of mail, which somebody may need; a second one does not. An underscore may begin emphasis. */
const MENTION = /(?<![A-Za-z0-9])@(?=\S)|(?<=@[^\s@]{1,100})@(?=\S)/g;
const REFERENCE = /#(?=\d)/g;
const GH_REFERENCE = /(GH-)(?=\d)/gi;
/** Written as an entity, a sign is one all the same. */
const ENTITY = /&(?=#|commat;|num;)/gi;
const TAG = /<(?=[A-Za-z/!?])/g;
/** Marks of the direction of writing and controls of terminals would show another text than the one that is copied. */
const UNSEEN = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]|(?!\t)\p{Cc}/gu;
/** What is kept apart in a line: a link's address, whose words may hold code; an address in the open; tags that only lay out. */
const TOKEN =
  /\]\(<?([^\s()<>]{1,1000})>?(?=[\s)])|<?(?<![A-Za-z])(https?:\/\/[^\s<>()[\]]{1,1000})>?|<\/?(?:details|summary)>|<br\s?\/?>/gi;
/** `[name]: address` of a link that is named elsewhere. */
const DEFINITION = /^( {0,3}\[[^[\]]{1,300}\]:\s{1,5}<?)([^\s<>]{1,1000})/;
/** Addresses by which GitHub tells an issue that it was spoken of; its own other name does not. */
const ISSUE_ADDRESS =
  /^https?:\/\/(?:www\.)?github\.com(?=\/[^/]{1,100}\/[^/]{1,100}\/(?:issues|pull|discussions)\/\d)/i;
const HTTP = /^https?:\/\//i;
/** GitHub takes such links out itself; other readers of the same Markdown may not. */
const SCRIPT = /^(javascript|vbscript|data|file):/i;
/** The same where the address is of no form that is kept apart, such as one with parentheses. */
const SCRIPT_LINK = /(\]\([\s<]{0,5}(?:javascript|vbscript|data|file)):/gi;
/** In an address it leads to the same place when it is encoded, and is no mention where the address is none. */
const SIGN = /@|(?<!\w)#(?=\d)/g;
const BACKTICKS = /`+/g;

/** Every expression of this file, so that a test can try each for blow-up. */
export const NEUTRALISE_MARKDOWN_PATTERNS = [
  MENTION,
  REFERENCE,
  GH_REFERENCE,
  ENTITY,
  TAG,
  UNSEEN,
  TOKEN,
  DEFINITION,
  ISSUE_ADDRESS,
  HTTP,
  SCRIPT,
  SCRIPT_LINK,
  SIGN,
  BACKTICKS,
] as const;

/**
 * The lines, one for each; `isCode` tells which of them, counted from 0, are blocks of code: those stay as they are, since
 * nothing takes effect in them and people copy from them. HTML comments vanish.
 */
export function neutraliseMarkdown(
  lines: readonly string[],
  isCode: (index: number) => boolean,
  rewrite: Rewrite = () => null,
): string[] {
  let isHidden = false;
  let isBroken = false;
  return lines.map((raw, index) => {
    const line = raw.replace(UNSEEN, '');
    if (isCode(index)) {
      isHidden = false;
      isBroken = false;
      return line;
    }
    if (line.trim() === '') isBroken = false;
    const shown = visible(line, isHidden);
    isHidden = shown.isHidden;
    const spans = isBroken || line.includes('\\`') ? null : codeSpans(shown.text);
    // A span that ends on another line turns inside and outside round for the rest of the paragraph.
    isBroken ||= spans === null;
    const definition = DEFINITION.exec(shown.text);
    if (definition !== null) return neutraliseDefinition(shown.text, definition, rewrite);
    return spans === null
      ? neutraliseText(shown.text, rewrite)
      : spans.map(({ text, isSpan }) => (isSpan ? text : neutraliseText(text, rewrite))).join('');
  });
}

/** A line without HTML comments, which may go on from the line before and to the next one. */
function visible(line: string, wasHidden: boolean): { readonly text: string; readonly isHidden: boolean } {
  let rest = line;
  let text = '';
  let isHidden = wasHidden;
  for (;;) {
    const mark = isHidden ? '-->' : '<!--';
    const at = rest.indexOf(mark);
    if (!isHidden) text += at === -1 ? rest : rest.slice(0, at);
    if (at === -1) return { text, isHidden };
    rest = rest.slice(at + mark.length);
    isHidden = !isHidden;
  }
}

interface Part {
  readonly text: string;
  readonly isSpan: boolean;
}

/** A line in code spans and what is between them; null where one does not end here. */
function codeSpans(line: string): Part[] | null {
  const parts: Part[] = [];
  let done = 0;
  let opened: { readonly at: number; readonly length: number } | null = null;
  for (const { 0: run, index } of line.matchAll(BACKTICKS)) {
    if (opened === null) opened = { at: index, length: run.length };
    else if (opened.length === run.length) {
      parts.push({ text: line.slice(done, opened.at), isSpan: false });
      done = index + run.length;
      parts.push({ text: line.slice(opened.at, done), isSpan: true });
      opened = null;
    }
  }
  return opened === null ? [...parts, { text: line.slice(done), isSpan: false }] : null;
}

function neutraliseDefinition(line: string, found: RegExpExecArray, rewrite: Rewrite): string {
  const [all, front = '', address = ''] = found;
  return (
    neutraliseWords(front) + safeAddress(address, rewrite) + neutraliseText(line.slice(all.length), rewrite)
  );
}

function neutraliseText(text: string, rewrite: Rewrite): string {
  let neutral = '';
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, address, open] = match;
    neutral += neutraliseWords(text.slice(done, match.index));
    done = match.index + token.length;
    if (address !== undefined) neutral += `](${safeAddress(address, rewrite)}`;
    else if (open !== undefined) neutral += token.replace(open, () => safeAddress(open, () => null));
    else if (token.toLowerCase().startsWith('<br')) neutral += token;
  }
  return neutral + neutraliseWords(text.slice(done));
}

function neutraliseWords(text: string): string {
  return text
    .replace(SCRIPT_LINK, '$1%3A')
    .replace(ENTITY, '&amp;')
    .replace(TAG, '&lt;')
    .replace(MENTION, `@${BREAK}`)
    .replace(REFERENCE, `#${BREAK}`)
    .replace(GH_REFERENCE, `$1${BREAK}`);
}

/** What stands where an address belongs may be no link after all, and then it is text. */
function safeAddress(address: string, rewrite: Rewrite): string {
  const written = rewrite(address) ?? address;
  return HTTP.test(written)
    ? written.replace(ISSUE_ADDRESS, 'https://redirect.github.com').replace(SIGN, encodeURIComponent)
    : neutraliseWords(written.replace(SCRIPT, '$1%3A'));
}
