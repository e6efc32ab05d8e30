import type { Document } from '../documents/document.ts';
import { readLinkTarget } from '../documents/references/link-target.ts';
import type { Repository } from '../facts.ts';
import { fileUrl } from '../phases/file-url.ts';
import { encodePart } from '../text/encode-url.ts';
import { cutCharacters } from '../text/neutralise.ts';
import { neutraliseMarkdown, type Rewrite } from '../text/neutralise-markdown.ts';
import type { LineRange } from './rollback-section.ts';

/** The file that is quoted. */
export interface QuotedFile {
  readonly path: string;
  readonly text: string;
  readonly document: Document;
}

/** A quotation as blocks of Markdown. */
export interface Quotation {
  readonly blocks: readonly string[];
  /** The line at which it was cut off; null where it is whole. */
  readonly cutAtLine: number | null;
}

/** Longer sections are cut: an issue of 60,000 bytes has to hold them in any script. */
const MOST_CHARACTERS = 8_000;

const LINE_END = /\r\n|\r|\n/;
/** A line that parts this section from the next one. */
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,200}[ \t]*$/;
/** A line that is nothing but a fence. */
const FENCE = /^ {0,12}(?:`{3,20}|~{3,20})[\w-]{0,30}[ \t]*$/;
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp)$/i;

/** Every expression of this file that meets a whole line. */
export const QUOTE_PATTERNS = [RULE, FENCE] as const;

/**
 * Quotes parts of a file so that they read as they do there, each in a quotation of its own: blocks of code stay as they are and
 * links lead to the repository, but nothing in them takes effect. A quotation ends whatever was left open inside.
 */
export function quoteSection(
  { path, text, document }: QuotedFile,
  ranges: readonly LineRange[],
  repository: Pick<Repository, 'url' | 'defaultBranch'>,
): Quotation {
  const lines = text.split(LINE_END);
  const code = new Set(
    document.blocks.flatMap(({ kind, place }) =>
      kind === 'code' && isCodeAnywhere(lines, place.line)
        ? Array.from({ length: place.endLine - place.line + 1 }, (_, index) => place.line + index)
        : [],
    ),
  );
  const rewrite = linksInto(path, repository);
  const blocks: string[] = [];
  let left = MOST_CHARACTERS;
  for (const { first, last } of ranges) {
    const own = lines.slice(first - 1, last);
    const neutral = neutraliseMarkdown(own, (index) => code.has(first + index), rewrite);
    const kept = fitting(withoutIndent(neutral), left);
    const isCut = kept.length < neutral.length && neutral.slice(kept.length).some(isFilled);
    if (kept.some(isFilled)) blocks.push(quoted(kept));
    if (isCut) return { blocks, cutAtLine: first + kept.length };
    left -= lengthOf(kept);
  }
  return { blocks, cutAtLine: null };
}

/** Whether the block of code that begins at this line is one in the quotation, too, in which what stands around is changed. */
function isCodeAnywhere(lines: readonly string[], line: number): boolean {
  const first = lines[line - 1] ?? '';
  return FENCE.test(first) || (/^ {4}\S/.test(first) && !isFilled(lines[line - 2] ?? ''));
}

/** As many lines as fit; where not even the first one does, as much of it. */
function fitting(lines: readonly string[], limit: number): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > limit) break;
    kept.push(line);
  }
  const [only = ''] = lines;
  return kept.length === 0 && limit === MOST_CHARACTERS ? [cutCharacters(only, limit)] : kept;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** A section inside a list would be taken for code. */
function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.filter(isFilled).map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(indent));
}

function quoted(lines: readonly string[]): string {
  const first = lines.findIndex(isFilled);
  // A row of dashes right below a line makes that a heading.
  const last = lines.findLastIndex(
    (line, index) => isFilled(line) && !(RULE.test(line) && !isFilled(lines[index - 1] ?? '')),
  );
  return lines
    .slice(first, last + 1)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/** In an issue, a relative link would lead nowhere. */
function linksInto(path: string, repository: Pick<Repository, 'url' | 'defaultBranch'>): Rewrite {
  return (address) => {
    const target = readLinkTarget(address, path, repository);
    if (target?.kind === 'anchor') return `${fileUrl(repository, path)}#${encodePart(target.fragment)}`;
    if (target?.kind !== 'link') return null;
    const fragment = target.fragment === null ? '' : `#${encodePart(target.fragment)}`;
    return `${fileUrl(repository, target.path)}${IMAGE.test(target.path) ? '?raw=true' : fragment}`;
  };
}
