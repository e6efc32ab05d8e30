import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { ConfigPath, YamlSpan } from './locate-in-yaml.ts';

/** A key that its map has already had. */
export interface DuplicateKey extends YamlSpan {
  readonly path: ConfigPath;
}

/** Every key that is written a second time in the same map, in the order of the text. */
export function duplicateKeys(node: unknown, path: ConfigPath = []): DuplicateKey[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => duplicateKeys(item, [...path, index]));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const own = seen.has(name) && isNode(key) && key.range ? [key.range] : [];
    seen.add(name);
    const below = duplicateKeys(value, [...path, name]);
    return [...own.map(([start, end]) => ({ path: [...path, name], start, end })), ...below];
  });
}
