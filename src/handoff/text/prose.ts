import type { PhrasingContent } from 'mdast';

/** Nobody writes deeper; whoever does must not exhaust the stack. */
const deepestNesting = 40;

/**
 * The text of inline Markdown as people read it: code keeps its back-ticks, soft breaks stay line ends, images and
 * tags vanish, a link gives its words.
 */
export function renderProse(nodes: readonly PhrasingContent[], depth = 0): string {
  return nodes.map((node) => renderNode(node, depth)).join('');
}

function renderNode(node: PhrasingContent, depth: number): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode') return `\`${node.value.replaceAll('`', '').replaceAll('\n', ' ')}\``;
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return stripTags(node.value);
  return 'children' in node && depth < deepestNesting ? renderProse(node.children, depth + 1) : '';
}

/** Raw HTML without its comments and tags, in one pass; what is not closed vanishes to the end. */
export function stripTags(html: string): string {
  let text = '';
  let index = 0;
  while (index < html.length) {
    const open = html.indexOf('<', index);
    if (open < 0) return text + html.slice(index);
    text += html.slice(index, open);
    const isComment = html.startsWith('<!--', open);
    const close = html.indexOf(isComment ? '-->' : '>', open);
    if (close < 0) return text;
    index = close + (isComment ? 3 : 1);
  }
  return text;
}
