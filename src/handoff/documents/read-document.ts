import type {
  Blockquote,
  Code,
  Heading,
  Html,
  List,
  ListItem,
  Paragraph,
  Root,
  RootContent,
  Table,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Position } from 'unist';
import { renderProse, stripTags } from '../text/prose.ts';
import { collectSpans, definitionsOf } from './collect-spans.ts';
import type { Document, DocumentBlock, DocumentHeading, DocumentPlace } from './document.ts';
import { cutFrontMatter } from './front-matter.ts';
import { readHtmlComments } from './html-comments.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** A bold line or a label ranks below every heading. */
const LABEL_DEPTH = 7;
/** A longer bold line is emphasis, not a heading. */
const LONGEST_LABEL_WORDS = 10;
/** Nobody writes deeper; whoever does must not exhaust the stack. */
const DEEPEST_NESTING = 40;

/**
 * Reads a Markdown document. Parsing is superlinear in the worst case, so that the caller bounds size and time. Throws a
 * RangeError for markup nested thousands deep.
 */
export function readDocument(text: string): Document {
  const { body, frontMatter } = cutFrontMatter(text);
  return readTree(parser.parse(body), frontMatter);
}

interface Draft {
  readonly blocks: DocumentBlock[];
  readonly headings: DocumentHeading[];
  readonly comments: { text: string; place: DocumentPlace }[];
  readonly definitions: ReadonlyMap<string, string>;
  /** Headings in force, outermost first. */
  open: readonly DocumentHeading[];
}

/** Reads a tree that was parsed already, as a plugin gets it. */
export function readTree(tree: Root, frontMatter: string | null): Document {
  const draft: Draft = { blocks: [], headings: [], comments: [], definitions: definitionsOf(tree), open: [] };
  readSiblings(draft, tree.children, 0);
  const { blocks, headings, comments } = draft;
  return { blocks, headings, comments, frontMatter };
}

function readSiblings(draft: Draft, nodes: readonly RootContent[], depth: number): void {
  for (const [index, node] of nodes.entries()) {
    const before = draft.open;
    const label = index > 0 ? labelOf(nodes[index - 1]) : null;
    if (label !== null && isLabelled(node)) draft.open = [...draft.open, label];
    readNode(draft, node, depth);
    if (label !== null && isLabelled(node)) draft.open = before;
  }
}

/** A paragraph that ends in a colon is the heading of the list, table or code right behind it. */
function labelOf(node: RootContent | undefined): DocumentHeading | null {
  if (node?.type !== 'paragraph') return null;
  const text = oneLine(renderProse(node.children));
  return /[:：]$/.test(text)
    ? { text: text.slice(0, -1), depth: LABEL_DEPTH, place: placeOf(node.position) }
    : null;
}

function isLabelled({ type }: RootContent): boolean {
  return type === 'list' || type === 'table' || type === 'code';
}

function readNode(draft: Draft, node: RootContent, depth: number): void {
  switch (node.type) {
    case 'heading':
      return readHeading(draft, node);
    case 'paragraph':
      return readParagraph(draft, node, 'paragraph', {});
    case 'list':
      return readList(draft, node, depth);
    case 'table':
      return readTable(draft, node);
    case 'code':
      return readCode(draft, node);
    case 'html':
      return readHtml(draft, node);
    case 'blockquote':
    case 'footnoteDefinition':
      return readQuote(draft, node.children, depth);
    default:
  }
}

function readHeading(draft: Draft, node: Heading): void {
  openHeading(draft, oneLine(renderProse(node.children)), node.depth, node.position);
}

function openHeading(draft: Draft, text: string, depth: number, position: Position | undefined): void {
  const heading: DocumentHeading = { text, depth, place: placeOf(position) };
  draft.headings.push(heading);
  draft.open = [...draft.open.filter((outer) => outer.depth < depth), heading];
}

function readParagraph(
  draft: Draft,
  node: Paragraph,
  kind: 'paragraph' | 'item' | 'quote',
  more: Pick<DocumentBlock, 'checked' | 'level'>,
): void {
  const [only] = node.children;
  if (kind === 'paragraph' && node.children.length === 1 && only?.type === 'strong') {
    const text = oneLine(renderProse(only.children));
    if (text.split(' ').length <= LONGEST_LABEL_WORDS) {
      openHeading(draft, text.replace(/[:：]$/, ''), LABEL_DEPTH, node.position);
      return;
    }
  }
  const text = oneLine(renderProse(node.children));
  const spans = collectSpans(node, draft.definitions);
  if (text === '' && spans.links.length === 0) return;
  draft.blocks.push({ kind, text, headings: draft.open, place: placeOf(node.position), ...spans, ...more });
}

function readList(draft: Draft, list: List, depth: number, level = 0): void {
  if (depth > DEEPEST_NESTING) return;
  for (const item of list.children) readItem(draft, item, depth + 1, level);
}

function readItem(draft: Draft, item: ListItem, depth: number, level: number): void {
  const checked = typeof item.checked === 'boolean' ? { checked: item.checked } : {};
  const before = draft.open;
  for (const child of item.children) {
    if (child.type === 'paragraph') readParagraph(draft, child, 'item', { level, ...checked });
    else if (child.type === 'list') readList(draft, child, depth, level + 1);
    else readNode(draft, child, depth);
  }
  draft.open = before;
}

function readTable(draft: Draft, table: Table): void {
  const [head, ...rows] = table.children;
  const header = (head?.children ?? []).map((cell) => oneLine(renderProse(cell.children)));
  for (const row of rows) {
    const cells = row.children.map((cell) => oneLine(renderProse(cell.children)));
    const spans = collectSpans(row, draft.definitions);
    if (cells.every((cell) => cell === '') && spans.links.length === 0) continue;
    const place = placeOf(row.position);
    draft.blocks.push({
      kind: 'row',
      text: cells.join(' | '),
      headings: draft.open,
      place,
      cells,
      header,
      ...spans,
    });
  }
}

function readCode(draft: Draft, node: Code): void {
  const language = (node.lang ?? '').toLowerCase();
  const place = placeOf(node.position);
  draft.blocks.push({
    kind: 'code',
    text: node.value,
    headings: draft.open,
    place,
    links: [],
    codeSpans: [],
    language,
  });
}

const HTML_HEADING = /<(h[1-6]|summary)\b[^>]{0,200}>/i;

function readHtml(draft: Draft, node: Html): void {
  const place = placeOf(node.position);
  for (const text of readHtmlComments(node.value)) draft.comments.push({ text, place });
  const text = oneLine(stripTags(node.value));
  if (text === '') return;
  const [, tag] = HTML_HEADING.exec(node.value) ?? [];
  if (tag !== undefined) {
    openHeading(
      draft,
      text,
      tag.toLowerCase() === 'summary' ? LABEL_DEPTH : Number(tag.charAt(1)),
      node.position,
    );
  } else
    draft.blocks.push({ kind: 'paragraph', text, headings: draft.open, place, links: [], codeSpans: [] });
}

function readQuote(draft: Draft, nodes: Blockquote['children'], depth: number): void {
  if (depth > DEEPEST_NESTING) return;
  for (const node of nodes) {
    if (node.type === 'paragraph') readParagraph(draft, node, 'quote', {});
    else readNode(draft, node, depth + 1);
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function placeOf(position: Position | undefined): DocumentPlace {
  const { start, end } = position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
