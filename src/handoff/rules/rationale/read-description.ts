import type { Blockquote, Code, Html, List, ListItem, Paragraph, Root, RootContent, Table } from 'mdast';
import type { Position } from 'unist';
import { isBecauseLine } from '../../text/because-line.ts';
import { renderProse, stripTags } from '../../text/prose.ts';
import { splitSentences } from '../../text/sentences.ts';
import { splitWords } from '../../text/words.ts';
import { isConventional } from './conventional.ts';
import { isAutomatic, isReference, isRevert, isStamp } from './residue.ts';
import { classifyHeading, readLabel, type Section } from './sections.ts';

/** One sentence of the description, where it stands, and under what. */
export interface Sentence {
  readonly text: string;
  readonly section: Section;
  readonly isListItem: boolean;
  /** The block it stands in. */
  readonly position: Position | undefined;
  /** Counts blocks from 0: sentences of one block share it. */
  readonly block: number;
}

/** A description taken apart: the sentences that may hold a reason, and what else was found. */
export interface DescriptionReading {
  readonly sentences: readonly Sentence[];
  /** The text after `Rationale: none because`; null where there is no such line, empty where it gives nothing. */
  readonly noneBecause: string | null;
  readonly headings: number;
  readonly comments: number;
  readonly images: number;
  readonly references: number;
  readonly checkboxes: number;
  readonly reverts: number;
  readonly codeBlocks: number;
}

type Draft = { -readonly [Key in keyof DescriptionReading]: DescriptionReading[Key] } & {
  sentences: Sentence[];
  section: Section;
  tourDepth: number;
  block: number;
};

/** Nobody writes deeper; whoever does must not exhaust the stack. */
const deepestNesting = 40;

interface Place {
  readonly isListItem: boolean;
  readonly depth: number;
}

interface Context {
  readonly isListItem: boolean;
  readonly position: Position | undefined;
}

/** Reads the Markdown tree of a description. Code blocks, comments, check boxes and images hold no reason. */
export function readDescription(tree: Root): DescriptionReading {
  const draft: Draft = {
    sentences: [],
    noneBecause: null,
    headings: 0,
    comments: 0,
    images: 0,
    references: 0,
    checkboxes: 0,
    reverts: 0,
    codeBlocks: 0,
    section: 'none',
    tourDepth: 0,
    block: 0,
  };
  for (const node of tree.children) readNode(draft, node, { isListItem: false, depth: 0 });
  return draft;
}

function readNode(draft: Draft, node: RootContent, place: Place): void {
  const context: Context = { isListItem: place.isListItem, position: node.position };
  if (node.type === 'heading') {
    draft.headings += 1;
    enterSection(draft, classifyHeading(renderProse(node.children)), node.depth);
  } else if (node.type === 'paragraph') readParagraph(draft, node, context);
  else if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
    readChildren(draft, node, place);
  } else if (node.type === 'table') readTable(draft, node);
  else if (node.type === 'html') readHtml(draft, node, context);
  else if (node.type === 'code') {
    // Indented lines are prose in squashed messages; only a fence means code.
    if (isFenced(node)) draft.codeBlocks += 1;
    else readText(draft, node.value, context);
  }
}

/** A bold line or "Why:" ranks below every heading. */
const labelDepth = 7;

/** Parts of a tour of the diff stay parts of it, whatever they are called, until a heading of its own rank. */
function enterSection(draft: Draft, section: Section, depth: number): void {
  if (draft.section === 'tour' && depth > draft.tourDepth) return;
  draft.section = section;
  draft.tourDepth = depth;
}

function readHtml(draft: Draft, node: Html, context: Context): void {
  if (node.value.includes('<!--')) draft.comments += 1;
  if (node.value.includes('<!-- CURSOR_SUMMARY')) enterSection(draft, 'tour', 0);
  if (node.value.includes('<!-- /CURSOR_SUMMARY')) enterSection(draft, 'none', 0);
  if (node.value.includes('<img')) draft.images += 1;
  readText(draft, stripTags(node.value), context);
}

function isFenced(node: Code): boolean {
  const { position } = node;
  if (position === undefined) return true;
  return position.end.line - position.start.line + 1 > node.value.split('\n').length;
}

function readChildren(draft: Draft, node: List | ListItem | Blockquote, place: Place): void {
  if (place.depth > deepestNesting) return;
  if (node.type === 'listItem' && typeof node.checked === 'boolean') {
    draft.checkboxes += 1;
    return;
  }
  const inner: Place = { isListItem: place.isListItem || node.type === 'listItem', depth: place.depth + 1 };
  for (const child of node.children) readNode(draft, child, inner);
}

function readTable(draft: Draft, table: Table): void {
  for (const row of table.children.slice(1))
    for (const cell of row.children)
      readText(draft, renderProse(cell.children), { isListItem: true, position: cell.position });
}

function readParagraph(draft: Draft, node: Paragraph, context: Context): void {
  draft.images += node.children.filter((child) => child.type === 'image').length;
  const [only] = node.children;
  if (node.children.length === 1 && only?.type === 'strong') {
    const label = renderProse(only.children);
    if (splitWords(label).length <= 6) {
      draft.headings += 1;
      enterSection(draft, classifyHeading(label), labelDepth);
      return;
    }
  }
  readText(draft, renderProse(node.children), context);
}

/** Reads prose line by line: whole lines may be labels, references or trailers, the rest is joined into sentences. */
function readText(draft: Draft, prose: string, context: Context): void {
  const outer = draft.section;
  let isInline = false;
  let pending: string[] = [];
  draft.block += 1;
  const flush = (): void => {
    for (const text of splitSentences(pending.join('\n'))) {
      if (isStamp(text)) continue;
      draft.sentences.push({ text, section: draft.section, block: draft.block, ...context });
    }
    pending = [];
  };
  const lines = prose.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimStart().split('\n');
  for (const [index, line] of lines.entries()) {
    if (isForAnotherRule(line)) continue;
    // Squashing lists commits line by line; none of them goes on with the one above.
    if (isConventional(line)) flush();
    const none = readNoneBecause(line, lines[index + 1] ?? '');
    const label = none === null ? readLabel(line, index === 0) : null;
    if (none !== null) {
      flush();
      draft.noneBecause = none;
    } else if (label !== null) {
      flush();
      enterSection(draft, label.section, labelDepth);
      isInline = label.rest !== '';
      if (label.rest === '') draft.headings += 1;
      else readLine(draft, label.rest, pending);
    } else readLine(draft, line, pending);
  }
  flush();
  // "Why: it failed" speaks for its own paragraph, a line "Why:" for all that follows.
  if (isInline) draft.section = outer;
}

function readLine(draft: Draft, line: string, pending: string[]): void {
  if (line.trim() === '' || isAutomatic(line)) return;
  if (isRevert(line)) draft.reverts += 1;
  else if (isReference(line)) draft.references += 1;
  else pending.push(line);
}

/** `Runbook: unchanged because ...` says why the runbook stays, not why the change is made. */
function isForAnotherRule(line: string): boolean {
  return isBecauseLine(line, 'runbook', 'unchanged') || isBecauseLine(line, 'decision', 'none');
}

const noneLine = 'rationale: none';

/** `next` is the line below, since squashing may wrap right after "because". */
function readNoneBecause(line: string, next: string): string | null {
  const bare = line.trim();
  if (!bare.toLowerCase().startsWith(noneLine)) return null;
  const rest = bare.slice(noneLine.length).trim();
  const reason = rest.toLowerCase().startsWith('because') ? rest.slice('because'.length).trim() : '';
  return reason === '' ? next.trim() : reason;
}
