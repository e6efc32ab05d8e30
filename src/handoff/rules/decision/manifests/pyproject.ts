import { listOf, mapOf, textOf, valueAt } from '../plain-data.ts';
import type { Trait } from '../trait.ts';
import { isDevelopmentGroup, normaliseName, requirementName } from './python-requirement.ts';
import { parseToml } from './toml.ts';

/**
 * The runtime dependencies of a `pyproject.toml`: of the project, its extras and dependency groups (PEP 621, PEP 735), and of
 * Poetry. Extras and groups that are named for development, as most are, are left out.
 */
export function readPyproject(text: string): Trait[] | null {
  const manifest = parseToml(text);
  if (manifest === null) return null;
  const names = new Set([...projectNames(manifest), ...poetryNames(manifest)]);
  for (const local of localNames(manifest)) names.delete(local);
  return Array.from(names, (name) => ({ kind: 'dependency', ecosystem: 'python', name, family: null }));
}

function projectNames(manifest: unknown): string[] {
  const own = normaliseName(textOf(valueAt(manifest, 'project', 'name')) ?? '');
  const further = [
    valueAt(manifest, 'project', 'optional-dependencies'),
    valueAt(manifest, 'dependency-groups'),
  ].flatMap((groups) => runtimeGroups(groups).flatMap(listOf));
  return (
    [...listOf(valueAt(manifest, 'project', 'dependencies')), ...further]
      .map((requirement) => requirementName(textOf(requirement) ?? ''))
      // `own[extra]` gathers extras of the project itself.
      .filter((name) => name !== null && name !== own) as string[]
  );
}

function poetryNames(manifest: unknown): string[] {
  const poetry = valueAt(manifest, 'tool', 'poetry');
  const groups = runtimeGroups(valueAt(poetry, 'group')).map((group) => valueAt(group, 'dependencies'));
  return [valueAt(poetry, 'dependencies'), ...groups].flatMap((table) =>
    Object.entries(mapOf(table))
      .filter(([name, wanted]) => name.toLowerCase() !== 'python' && valueAt(wanted, 'path') === undefined)
      .map(([name]) => normaliseName(name)),
  );
}

function runtimeGroups(groups: unknown): unknown[] {
  return Object.entries(mapOf(groups))
    .filter(([name]) => !isDevelopmentGroup(name))
    .map(([, group]) => group);
}

/** What uv takes from the repository itself. */
function localNames(manifest: unknown): string[] {
  return Object.entries(mapOf(valueAt(manifest, 'tool', 'uv', 'sources')))
    .filter(([, source]) => valueAt(source, 'workspace') === true || valueAt(source, 'path') !== undefined)
    .map(([name]) => normaliseName(name));
}
