import { type Document, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';

/** Keys and indexes from the file's root. */
export type ConfigPath = readonly (string | number)[];

/** Offsets of a part of a YAML text; the end is exclusive. */
export interface YamlSpan {
  readonly start: number;
  readonly end: number;
}

/** The value at a path, or the nearest part around it that the text has; what an alias names stays at the alias. */
export function locateValue(document: Document, path: ConfigPath): YamlSpan {
  let node: unknown = document.contents;
  let span = spanOf(node) ?? { start: 0, end: 0 };
  for (const step of path) {
    const pair = isMap(node) ? findPair(node.items, step) : undefined;
    const next = pair === undefined ? entryOf(node, step) : pair.value;
    const nextSpan = spanOf(next);
    // An empty value has no extent of its own: its key is what people look for.
    if (nextSpan !== null && nextSpan.end > nextSpan.start) span = nextSpan;
    else if (pair !== undefined) span = spanOf(pair.key) ?? span;
    else return span;
    node = next;
  }
  return span;
}

/** The key itself at the end of a path. */
export function locateKey(document: Document, path: ConfigPath): YamlSpan {
  const key = path.at(-1);
  let node: unknown = document.contents;
  for (const step of path.slice(0, -1)) {
    node = isMap(node) ? findPair(node.items, step)?.value : entryOf(node, step);
  }
  const pair = isMap(node) && key !== undefined ? findPair(node.items, key) : undefined;
  return spanOf(pair?.key) ?? locateValue(document, path);
}

function findPair(pairs: readonly Pair[], key: string | number): Pair | undefined {
  // The last one, since it is the one that counts where a key is written twice.
  return pairs.findLast((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function entryOf(node: unknown, index: string | number): unknown {
  return isSeq(node) && typeof index === 'number' ? node.items[index] : undefined;
}

function spanOf(node: unknown): YamlSpan | null {
  const range = isNode(node) ? node.range : null;
  return range ? { start: range[0], end: range[1] } : null;
}
