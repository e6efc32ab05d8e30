import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import type { PullLink } from '../merges/merges.ts';

/** What would end a link or a cell of a table. */
const UNSAFE = /[()\s<>|`\\]/g;
const BARE_PIPE = /(?<!\\)\|/g;
const LINE_ENDS = /[\r\n]+/g;

/** Every regular expression of this file. */
export const MARKDOWN_PATTERNS = [UNSAFE, BARE_PIPE, LINE_ENDS] as const;

/** A link; the words are Markdown by Baton, or were neutralised. */
export function link(words: string, url: string): string {
  const safe = url.replace(
    UNSAFE,
    (mark) => `%${(mark.codePointAt(0) ?? 0x20).toString(16).padStart(2, '0')}`,
  );
  return `[${words}](${safe})`;
}

/** `[#12](...)`. */
export function pullRef({ number, url }: Pick<PullLink, 'number' | 'url'>): string {
  return link(`#${number}`, url);
}

/** A pull request with its title. */
export function pullLine(pull: Pick<PullLink, 'number' | 'url' | 'title'>): string {
  return `${quoteInline(pull.title, 120)} (${pullRef(pull)})`;
}

/** A cell of a table: one line, in which no pipe ends it. */
export function cell(markdown: string): string {
  return markdown.replace(LINE_ENDS, ' ').replace(BARE_PIPE, '\\|').trim();
}

/** A list of the first entries, and how many more there are. Empty where there are none. */
export function bullets(entries: readonly string[], most: number): string[] {
  const shown = entries.slice(0, most).map((entry) => `- ${entry}`);
  const more = entries.length - shown.length;
  return more > 0 ? [...shown, `- and ${more} more`] : shown;
}

/** Something that is shown once somebody opens it. The summary is HTML, in plain words by Baton. */
export function fold(summary: string, lines: readonly string[]): string {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

/** `a, b and c`; the last word may be another one. */
export function listWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Paths or names of data as code, the first of them. */
export function codeList(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => codeSpan(name, 100));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : listWords(shown);
}

/** A sentence's beginning: a capital, also in the words of a link; code stays as it is. */
export function sentence(clause: string): string {
  const at = clause.startsWith('[') ? 1 : 0;
  return `${clause.slice(0, at)}${clause.charAt(at).toUpperCase()}${clause.slice(at + 1)}`;
}
