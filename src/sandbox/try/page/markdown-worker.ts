import type { Element, RootContent as HastContent, Root as HastRoot, Text } from 'hast';
import type { Html, Root, RootContent } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { drawCharts } from './chart/draw-chart.ts';
import { markMentions } from './mentions.ts';
import { tickBoxes } from './tick-boxes.ts';

/** What is to be rendered; `breaks` keeps line breaks, as GitHub does in descriptions and comments. */
export interface MarkdownTask {
  readonly text: string;
  readonly breaks: boolean;
  /** Repositories that are here, `owner/name`: links into them stay here. */
  readonly homes: readonly string[];
  /** Whether its boxes can be ticked. */
  readonly isTickable: boolean;
}

const DETAILS = /^<details(?:\s+open)?>\s*(?:<summary>([\s\S]*?)<\/summary>)?$/i;
const DETAILS_END = /^<\/details>$/i;

/** Renders Markdown as GitHub would, to HTML that is safe to show. Runs in a worker thread: parsing can be slow. */
export default function renderMarkdown({ text, breaks, homes, isTickable }: MarkdownTask): string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => foldDetails)
    .use(() => keepBreaks)
    .use(remarkRehype)
    .use(() => (breaks ? breakLines : () => undefined))
    .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: 'text-' })
    .use(() => (root: HastRoot) => stayHere(root, homes))
    .use(() => drawSigns)
    .use(() => markMentions)
    .use(() => drawCharts)
    .use(() => (isTickable ? (root: HastRoot) => tickBoxes(root, text) : () => undefined))
    .use(rehypeStringify);
  return String(processor.processSync(text));
}

const BREAK = /^<br *\/?>$/i;

/** In a cell of a table there is no other way to begin a line. */
function keepBreaks(root: Root): void {
  visit(root, 'html', (node, index, parent) => {
    if (index !== undefined && parent !== undefined && BREAK.test(node.value))
      parent.children[index] = { type: 'break' };
  });
}

/** Foldable parts are, beside breaks, the one kind of raw HTML that Baton and bots write; all other is left out by the sanitiser. */
function foldDetails(root: Root): void {
  root.children = foldIn(root.children);
}

function foldIn(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    const summary = node.type === 'html' ? summaryOf(node) : null;
    const end = summary === null ? -1 : endOf(nodes, at);
    if (summary === null || end < 0) {
      result.push(node);
      continue;
    }
    const inside = foldIn(nodes.slice(at + 1, end));
    const head = {
      type: 'paragraph',
      children: [{ type: 'text', value: summary }],
      data: { hName: 'summary' },
    };
    // An element of HTML in the form of a quotation: Markdown has no node for it.
    result.push({
      type: 'blockquote',
      children: [head, ...inside],
      data: { hName: 'details' },
    } as RootContent);
    at = end;
  }
  return result;
}

function summaryOf(node: Html): string | null {
  const match = DETAILS.exec(node.value.trim());
  return match ? (match[1] ?? 'Details').replace(/<[^>]*>/g, '').trim() : null;
}

function endOf(nodes: readonly RootContent[], from: number): number {
  let depth = 0;
  for (let at = from; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.type !== 'html') continue;
    if (summaryOf(node) !== null) depth += 1;
    if (DETAILS_END.test(node.value.trim())) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function breakLines(root: HastRoot): void {
  visit(root, 'text', (node, index, parent) => {
    const isProse =
      parent?.type === 'element' &&
      !['pre', 'code', 'ul', 'ol', 'table', 'thead', 'tbody', 'tr', 'th', 'td'].includes(parent.tagName);
    if (!isProse || index === undefined || !node.value.includes('\n')) return undefined;
    const lines = node.value.split('\n');
    const parts: HastContent[] = lines.flatMap((value, line) => [
      ...(line === 0 ? [] : [{ type: 'element', tagName: 'br', properties: {}, children: [] } as Element]),
      { type: 'text', value } as const,
    ]);
    if (parent.tagName === 'blockquote' || parent.tagName === 'li' || parent.tagName === 'details')
      return undefined;
    parent.children.splice(index, 1, ...(parts as typeof parent.children));
    return index + parts.length;
  });
}

/** Nothing is loaded from elsewhere, and links open beside this page. */
function stayHere(root: HastRoot, homes: readonly string[]): void {
  visit(root, 'element', (node) => {
    if (node.tagName === 'img') {
      const { alt } = node.properties;
      node.tagName = 'em';
      node.properties = {};
      node.children = [{ type: 'text', value: `[image${typeof alt === 'string' && alt ? `: ${alt}` : ''}]` }];
    }
    const { href } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || !/^https?:/i.test(href)) return;
    const address = addressHere(href, homes);
    if (address !== null) node.properties['href'] = address;
    else {
      Object.assign(node.properties, { target: '_blank', rel: ['noopener', 'noreferrer'] });
    }
  });
}

/** Where this page shows what is at an address of GitHub; null where it doesn't. */
function addressHere(href: string, homes: readonly string[]): string | null {
  if (!URL.canParse(href)) return null;
  const { origin, pathname, search, hash } = new URL(href);
  const [, owner = '', name = '', verb = '', rest = ''] =
    /^\/([^/]+)\/([^/]+)\/(pull|issues|discussions|commit|runs|edit|new|blob)\/(.+)$/.exec(pathname) ?? [];
  if (origin !== 'https://github.com' || !homes.includes(`${owner}/${name}`)) return null;
  if (verb === 'commit') return /^[0-9a-f]{40,64}$/.test(rest) ? `/commit/${rest}` : null;
  if (verb === 'pull' || verb === 'issues' || verb === 'discussions' || verb === 'runs')
    return /^\d{1,12}$/.test(rest) ? `/${verb}/${rest}${hash.replace('issuecomment', 'comment')}` : null;
  return `/github${pathname}${search}${hash}`;
}

/** Signs that stand for a state are drawn with letters every font has: many machines have no emoji. */
const SIGNS: Readonly<Record<string, readonly [sign: string, name: string]>> = {
  '✅': ['✓', 'check'],
  '❌': ['✗', 'cross'],
  '🟡': ['●', 'dot'],
  '➖': ['–', 'dash'],
  '❔': ['?', 'question'],
};

function drawSigns(root: HastRoot): void {
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || parent?.type !== 'element' || parent.tagName === 'code') return undefined;
    const parts = node.value.split(/([✅❌🟡➖❔])/u);
    if (parts.length === 1) return undefined;
    parent.children.splice(index, 1, ...parts.filter(Boolean).map(drawSign));
    return index + parts.length;
  });
}

function drawSign(text: string): Element | Text {
  const [sign, name] = SIGNS[text] ?? [];
  if (sign === undefined || name === undefined) return { type: 'text', value: text };
  const properties = { className: ['sign', `sign-${name}`], role: 'img', ariaLabel: name };
  return { type: 'element', tagName: 'span', properties, children: [{ type: 'text', value: sign }] };
}
