import type { Element, Root, Text } from 'hast';
import { visit } from 'unist-util-visit';

/** The form that the boxes of a page belong to. */
export const TICK_FORM = 'ticks';

/** Makes the boxes of a task list buttons of a form; each tells its line, and what stood there. To run after the sanitiser. */
export function tickBoxes(root: Root, source: string): void {
  const lines = source.split(/\r?\n/);
  visit(root, 'element', (item) => {
    const line = item.position?.start.line;
    if (item.tagName !== 'li' || line === undefined) return;
    const box = boxOf(item);
    if (box === null) return;
    const isDone = box.properties['checked'] === true;
    box.tagName = 'button';
    box.properties = {
      className: ['box'],
      form: TICK_FORM,
      name: 'task',
      value: `${line}:${lines[line - 1] ?? ''}`,
      role: 'checkbox',
      ariaChecked: isDone ? 'true' : 'false',
      ariaLabel: wordsOf(item).trim(),
      id: `task-${line}`,
    };
  });
}

/** The list item's own box, not that of an item below it. */
function boxOf(item: Element): Element | null {
  const [first] = item.children.filter((child): child is Element => child.type === 'element');
  const place = first?.tagName === 'p' ? first : item;
  const box = place.children.find((child): child is Element => child.type === 'element');
  return box?.tagName === 'input' && box.properties['type'] === 'checkbox' ? box : null;
}

function wordsOf(node: Element): string {
  return node.children
    .map((child: Text | Element['children'][number]) => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' && child.tagName !== 'ul' && child.tagName !== 'ol'
        ? wordsOf(child)
        : '';
    })
    .join('');
}
