import type { Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const MENTION = /(?<![\w/.@-])(@[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?)(?![\w-])/i;

/** Marks who is told by a text: `@fiona`, as GitHub does. */
export function markMentions(root: Root): void {
  visit(root, (node, index, parent) => {
    if (node.type === 'element' && ['code', 'pre', 'a', 'svg'].includes(node.tagName)) return SKIP;
    if (node.type !== 'text' || index === undefined || parent?.type !== 'element') return undefined;
    const parts = node.value.split(MENTION);
    if (parts.length === 1) return undefined;
    const marked = parts.map((value, at): (typeof parent.children)[number] => {
      const text: Text = { type: 'text', value };
      if (at % 2 === 0) return text;
      return { type: 'element', tagName: 'strong', properties: { className: ['mention'] }, children: [text] };
    });
    parent.children.splice(index, 1, ...marked);
    return index + marked.length;
  });
}
