import { mapOf, textOf, valueAt } from '../plain-data.ts';
import type { Trait } from '../trait.ts';

const SECTIONS = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** What npm, pnpm, Yarn and Bun take from the repository itself. */
const LOCAL = ['workspace:', 'file:', 'link:', 'portal:', '.', '/', '~/'];

/** The runtime dependencies of a `package.json`; packages of its own scope are its siblings. */
export function readPackageJson(text: string): Trait[] | null {
  const manifest = parseJson(text);
  if (manifest === null) return null;
  const ownScope = scopeOf(textOf(valueAt(manifest, 'name')) ?? '');
  const names = new Set<string>();
  for (const section of SECTIONS) {
    for (const [alias, version] of Object.entries(mapOf(valueAt(manifest, section)))) {
      const wanted = textOf(version) ?? '';
      if (LOCAL.some((start) => wanted.startsWith(start))) continue;
      const name = targetOf(alias, wanted);
      if (ownScope === null || scopeOf(name) !== ownScope) names.add(name);
    }
  }
  return Array.from(names, (name) => ({ kind: 'dependency', ecosystem: 'npm', name, family: scopeOf(name) }));
}

/** A JSON text as plain data; null where it is none. Never throws. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' ? value : null;
  } catch {
    // Half-merged manifests are seen by the package manager first: here they only say nothing.
    return null;
  }
}

function scopeOf(name: string): string | null {
  const slash = name.indexOf('/');
  return name.startsWith('@') && slash > 1 ? name.slice(0, slash) : null;
}

/** `npm:other@1` installs another package under the alias. */
function targetOf(alias: string, wanted: string): string {
  if (!wanted.startsWith('npm:')) return alias;
  const target = wanted.slice('npm:'.length);
  const at = target.indexOf('@', 1);
  return at === -1 ? target : target.slice(0, at);
}
