import { readPackageJson, readPnpmWorkspace } from '../manifests/read-package-json.ts';
import type { JudgingContext } from './judgement.ts';

/** The most folders beyond the document's own whose files are read for a script. */
const MOST_FOLDERS = 24;

/**
 * Folders beyond the near ones that may name a script: the workspaces of a monorepo, and the folders at the root. Null
 * where they are not known, not known yet, or too many to be read.
 */
export function workspaceFolders(context: JudgingContext, hasWorkspaces: boolean): readonly string[] | null {
  const root = context.tree.entries('');
  if (root === null) return null;
  const folders = [...root].flatMap(([name, kind]) =>
    kind === 'folder' && !name.startsWith('.') ? [name] : [],
  );
  const patterns = hasWorkspaces ? readPatterns(context, root) : [];
  if (patterns === null) return null;
  const found = new Set(folders);
  for (const pattern of patterns) {
    const matches = expand(context, pattern);
    if (matches === null) return null;
    for (const folder of matches) found.add(folder);
  }
  return found.size > MOST_FOLDERS ? null : [...found];
}

function readPatterns(
  { view }: JudgingContext,
  root: ReadonlyMap<string, unknown>,
): readonly string[] | null {
  const patterns: string[] = [];
  const sources = [
    { path: 'package.json', read: (text: string) => readPackageJson(text)?.workspaces ?? null },
    { path: 'pnpm-workspace.yaml', read: readPnpmWorkspace },
  ];
  for (const { path, read } of sources) {
    if (!root.has(path)) continue;
    const file = view.file(path);
    if (file.kind !== 'known' || file.value?.text.kind !== 'known') return null;
    const found = read(file.value.text.value);
    if (found === null) return null;
    patterns.push(...found);
  }
  return patterns;
}

/** The folders of `a/b` or `a/*`; null where the pattern says more, or the folder is not known. */
function expand({ tree }: JudgingContext, pattern: string): readonly string[] | null {
  const path = pattern.startsWith('./') ? pattern.slice(2) : pattern;
  if (path.startsWith('!')) return [];
  const parent = path.endsWith('/*') ? path.slice(0, -2) : null;
  if ((parent ?? path).includes('*') || path.includes('{')) return null;
  if (parent === null) return [path];
  const found = tree.find(parent);
  if (found.kind === 'missing') return [];
  const entries = found.kind === 'there' ? tree.entries(parent) : null;
  if (entries === null) return null;
  return [...entries].flatMap(([name, kind]) => (kind === 'folder' ? [`${parent}/${name}`] : []));
}
