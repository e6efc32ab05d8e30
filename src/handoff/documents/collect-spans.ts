import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import { renderProse } from '../text/prose.ts';
import type { DocumentBlock, DocumentLink, DocumentPlace } from './document.ts';

/** Nobody writes deeper; whoever does must not exhaust the stack. */
const DEEPEST_NESTING = 40;

/** Addresses of a document's link definitions, by their normalised label. */
export function definitionsOf(tree: Root): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of tree.children) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
  }
  return found;
}

/** The links and code spans in a paragraph or a row of a table, in order. */
export function collectSpans(
  node: Nodes,
  definitions: ReadonlyMap<string, string>,
): Pick<DocumentBlock, 'links' | 'codeSpans'> {
  const links: DocumentLink[] = [];
  const codeSpans: { text: string; place: DocumentPlace }[] = [];
  const walk = (current: Nodes, depth: number): void => {
    if (depth > DEEPEST_NESTING) return;
    if (current.type === 'inlineCode') {
      codeSpans.push({ text: current.value, place: placeOf(current.position) });
    } else if (current.type === 'link' || current.type === 'linkReference') {
      const url = current.type === 'link' ? current.url : definitions.get(current.identifier);
      const text = renderProse(current.children).trim();
      if (url !== undefined) links.push({ text, url, place: placeOf(current.position) });
    }
    if ('children' in current) for (const child of current.children) walk(child, depth + 1);
  };
  walk(node, 0);
  return { links, codeSpans };
}

function placeOf(position: Position | undefined): DocumentPlace {
  const { start, end } = position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
