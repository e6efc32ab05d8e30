import type { ConfigPath } from './locate-in-yaml.ts';

/** The value without the parts at the given paths; undefined where a path is empty. The value is not changed. */
export function prune(value: unknown, paths: readonly ConfigPath[]): unknown {
  if (paths.length === 0) return value;
  if (paths.some((path) => path.length === 0)) return undefined;
  const below = new Map<string, ConfigPath[]>();
  for (const path of paths) {
    const step = String(path[0]);
    below.set(step, [...(below.get(step) ?? []), path.slice(1)]);
  }
  const keep = (step: string, child: unknown): unknown[] => {
    const pruned = prune(child, below.get(step) ?? []);
    return pruned === undefined ? [] : [pruned];
  };
  if (Array.isArray(value)) return value.flatMap((child: unknown, index) => keep(String(index), child));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => keep(key, child).map((kept) => [key, kept])),
  );
}

/** The longest beginning of a path that exists in the value. */
export function existingPath(value: unknown, path: ConfigPath): ConfigPath {
  let current = value;
  for (const [depth, step] of path.entries()) {
    const children: unknown = Array.isArray(current) || isRecord(current) ? current : {};
    if (!Object.hasOwn(children as object, step)) return path.slice(0, depth);
    current = (children as Record<string | number, unknown>)[step];
  }
  return path;
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: ConfigPath): unknown {
  let current = value;
  for (const step of path) {
    if (!Array.isArray(current) && !isRecord(current)) return undefined;
    if (!Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
