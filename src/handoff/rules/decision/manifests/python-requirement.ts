const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*/;
const SEPARATORS = /[-_.]+/g;
const URL_END = /[#?\s]/;
const VCS_END = /@|\.git/;
const WORD_END = /[-_./ ]/;

/** Every expression of this file, for the test of blow-up. */
export const REQUIREMENT_PATTERNS = [NAME, SEPARATORS, URL_END, VCS_END, WORD_END] as const;

const ARCHIVES = ['.whl', '.zip', '.gz'];
const REMOTE = ['git+', 'hg+', 'svn+', 'bzr+', 'http://', 'https://'];

/**
 * The name that a requirement of PEP 508 asks for, as PyPI compares names; null for one that comes from the repository
 * itself (`./lib`, `file:`), and for what is no requirement.
 */
export function requirementName(requirement: string): string | null {
  const text = requirement.trim();
  if (REMOTE.some((start) => text.startsWith(start))) return nameInUrl(text);
  const [name] = NAME.exec(text) ?? [];
  if (name === undefined) return null;
  const rest = text.slice(name.length);
  const [, source] = rest.split('@', 2);
  if (source !== undefined) {
    const from = source.trim();
    return from.startsWith('file:') || from.startsWith('.') ? null : normaliseName(name);
  }
  const isPath = ['/', '\\', ':'].some((mark) => rest.startsWith(mark));
  return isPath || ARCHIVES.some((end) => text.endsWith(end)) ? null : normaliseName(name);
}

/** Names that differ only in case, `-`, `_` and `.` are one (PEP 503). */
export function normaliseName(name: string): string {
  return name.toLowerCase().replace(SEPARATORS, '-');
}

/** `git+https://host/owner/name.git@v1#egg=name`. */
function nameInUrl(url: string): string | null {
  const egg = url.indexOf('egg=');
  if (egg !== -1) return requirementName(url.slice(egg + 'egg='.length));
  const [path = ''] = url.split(URL_END, 1);
  const last = path.slice(path.lastIndexOf('/') + 1);
  const [name = ''] = last.split(VCS_END, 1);
  const [found] = NAME.exec(name) ?? [];
  return found === undefined ? null : normaliseName(found);
}

const DEVELOPMENT = new Set(
  'dev,devel,develop,development,test,tests,testing,doc,docs,documentation,lint,linting,linter,ci,typing,types,type,typecheck,mypy,style,bench,benchmark,benchmarks,build,example,examples,tox,local,release,releasing,notebook,notebooks,quality,format,formatting,pre,precommit,coverage,debug,profiling,tools,tooling,contrib,maintainer,check,checks,qa,constraints'.split(
    ',',
  ),
);

/** True for the name of a group, extra or file that only developers install. */
export function isDevelopmentGroup(name: string): boolean {
  return name
    .toLowerCase()
    .split(WORD_END)
    .some((word) => DEVELOPMENT.has(word));
}
