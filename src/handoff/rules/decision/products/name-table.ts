/** Looks a name up in lists of names, some of which stand for all that begin so (`redis-*`). */
export interface NameTable<T> {
  readonly exact: ReadonlyMap<string, T>;
  /** Longest first. */
  readonly starts: readonly (readonly [string, T])[];
}

/** Makes a table of lists that are separated by blanks, each with what its names stand for. */
export function nameTable<T>(lists: readonly (readonly [T, string])[]): NameTable<T> {
  const exact = new Map<string, T>();
  const starts: (readonly [string, T])[] = [];
  for (const [value, list] of lists) {
    for (const name of list.split(' ')) {
      if (name.endsWith('*')) starts.push([name.slice(0, -1), value]);
      else exact.set(name, value);
    }
  }
  return { exact, starts: starts.toSorted(([left], [right]) => right.length - left.length) };
}

/** What a name stands for, upper and lower case alike; null where it is in no list. */
export function lookUpName<T>(table: NameTable<T>, name: string): T | null {
  const wanted = name.toLowerCase();
  const exact = table.exact.get(wanted);
  if (exact !== undefined) return exact;
  return table.starts.find(([start]) => wanted.startsWith(start))?.[1] ?? null;
}
