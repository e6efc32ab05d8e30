/** A map of parsed JSON, TOML or YAML. */
export type PlainMap = Readonly<Record<string, unknown>>;

const EMPTY: PlainMap = {};

/** The value as a map; an empty one where it is none. */
export function mapOf(value: unknown): PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : EMPTY;
}

/** The value as a list; an empty one where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; null where it is none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** What a key of a map holds; keys that every object inherits hold nothing. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    const map = mapOf(current);
    current = Object.hasOwn(map, key) ? map[key] : undefined;
  }
  return current;
}
