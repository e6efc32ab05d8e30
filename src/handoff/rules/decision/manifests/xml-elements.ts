/** An element's end, with its path from the root and the text directly in it. */
export interface XmlElement {
  /** Names from the root, joined by `/`, without prefixes of namespaces. */
  readonly path: string;
  readonly text: string;
  /** Counts elements: the parent's own number tells children of one parent. */
  readonly parent: number;
}

const NAME_END = /[\s/]/;

/** Every expression of this file, for the test of blow-up. */
export const XML_PATTERNS = [NAME_END] as const;

/** Nobody nests a build file deeper. */
const DEEPEST_NESTING = 60;

interface Open {
  readonly path: string;
  readonly id: number;
  text: string;
}

/**
 * The elements of an XML text in the order of their ends; null where it is not well-formed enough to tell. Reads from left
 * to right once, expands no entities, and follows no declarations.
 */
export function readXmlElements(text: string): XmlElement[] | null {
  const elements: XmlElement[] = [];
  const open: Open[] = [];
  let count = 0;
  let at = 0;
  while (true) {
    const start = text.indexOf('<', at);
    if (start === -1) return open.length === 0 && count > 0 ? elements : null;
    const top = open.at(-1);
    if (top !== undefined) top.text += text.slice(at, start);
    const special = skipSpecial(text, start);
    if (special !== null) {
      if (special === -1) return null;
      at = special;
      continue;
    }
    const end = text.indexOf('>', start);
    if (end === -1) return null;
    at = end + 1;
    const tag = text.slice(start + 1, end).trim();
    const name = nameOf(tag.startsWith('/') ? tag.slice(1) : tag);
    if (tag.startsWith('/')) {
      const closed = open.pop();
      if (closed === undefined || !closed.path.endsWith(name)) return null;
      elements.push({ path: closed.path, text: closed.text.trim(), parent: open.at(-1)?.id ?? 0 });
    } else if (!tag.endsWith('/')) {
      if (open.length >= DEEPEST_NESTING) return null;
      count += 1;
      open.push({ path: top === undefined ? name : `${top.path}/${name}`, id: count, text: '' });
    }
  }
}

/** Where a comment, a section of data, an instruction or a declaration ends; -1: nowhere; null: it is none. */
function skipSpecial(text: string, start: number): number | null {
  for (const [opening, closing] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
  ] as const) {
    if (!text.startsWith(opening, start)) continue;
    const end = text.indexOf(closing, start + opening.length);
    return end === -1 ? -1 : end + closing.length;
  }
  return null;
}

function nameOf(tag: string): string {
  const [name = ''] = tag.split(NAME_END, 1);
  return name.slice(name.indexOf(':') + 1);
}
