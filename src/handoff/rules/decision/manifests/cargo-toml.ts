import { mapOf, textOf, valueAt } from '../plain-data.ts';
import type { Trait } from '../trait.ts';
import { parseToml } from './toml.ts';

/** The runtime dependencies of a `Cargo.toml`, also of one that is a workspace; crates of the repository are left out. */
export function readCargoToml(text: string): Trait[] | null {
  const manifest = parseToml(text);
  if (manifest === null) return null;
  const tables = [
    valueAt(manifest, 'dependencies'),
    valueAt(manifest, 'workspace', 'dependencies'),
    ...Object.values(mapOf(valueAt(manifest, 'target'))).map((target) => valueAt(target, 'dependencies')),
  ];
  const names = new Set(tables.flatMap(namesIn));
  return Array.from(names, (name) => ({ kind: 'dependency', ecosystem: 'rust', name, family: null }));
}

function namesIn(table: unknown): string[] {
  return Object.entries(mapOf(table))
    .filter(([, wanted]) => valueAt(wanted, 'path') === undefined)
    .map(([alias, wanted]) => (textOf(valueAt(wanted, 'package')) ?? alias).replaceAll('_', '-'));
}
