const SEPARATOR = /[^a-z0-9]+/;

/** Every expression of this file, for the test of blow-up. */
export const PATH_WORD_PATTERNS = [SEPARATOR] as const;

/** Folders whose files are not part of what runs: tests, examples, documents, code of others. */
const ASIDE = new Set(
  'test,tests,__tests__,testing,testdata,spec,specs,fixture,fixtures,__fixtures__,mock,mocks,__mocks__,example,examples,sample,samples,demo,demos,doc,docs,vendor,vendored,node_modules,third_party,thirdparty,benchmark,benchmarks,bench,benches,playground,playgrounds,e2e,cypress,playwright,storybook,snapshots,hack,templates,boilerplates,starters,cookbook,cookbooks,tutorials,scripts,ci'.split(
    ',',
  ),
);
/** In the root, these hold what developers run. */
const ASIDE_IN_ROOT = new Set(['tools', 'tooling', 'contrib']);
/** Folders that begin with a dot configure tools of development, but for these. */
const DOT_FOLDERS = new Set('.docker,.deploy,.deployment,.k8s,.kube,.infra,.aws,.helm,.config'.split(','));

/** Of those, what may hold manifests of Kubernetes, as every Helm chart does. */
const NOT_ASIDE_FOR_INFRASTRUCTURE = new Set(['templates', 'scripts']);

/** Words that say so also as a part of a folder's name, as in `integration-tests`. */
const ASIDE_WORDS = new Set(
  'test,tests,e2e,fixture,fixtures,example,examples,mock,mocks,testing,benchmark,benchmarks'.split(','),
);

/** The words of a path or name, lower-case. */
export function pathWords(path: string): string[] {
  return path
    .toLowerCase()
    .split(SEPARATOR)
    .filter((word) => word !== '');
}

/** True where a folder of the path says that the file is a test, an example, a document, or somebody else's. */
export function isAside(path: string, purpose: 'code' | 'infrastructure'): boolean {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  if (purpose === 'code' && ASIDE_IN_ROOT.has(folders[0] ?? '')) return true;
  return folders.some((folder) => {
    if (folder.startsWith('.') && !DOT_FOLDERS.has(folder)) return true;
    if (pathWords(folder).some((word) => ASIDE_WORDS.has(word))) return true;
    return ASIDE.has(folder) && (purpose === 'code' || !NOT_ASIDE_FOR_INFRASTRUCTURE.has(folder));
  });
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, without a slash at its end; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
