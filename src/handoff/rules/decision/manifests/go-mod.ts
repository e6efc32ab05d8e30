import { linesOf, wordsOfLine } from '../lines.ts';
import type { Trait } from '../trait.ts';

/** Hosts on which every repository has an owner before its name. */
const OWNER_HOSTS = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com']);
const MAJOR = /^v\d{1,6}$/;
const GOPKG_MAJOR = /\.v\d{1,6}$/;

/** Every expression of this file, for the test of blow-up. */
export const GO_MOD_PATTERNS = [MAJOR, GOPKG_MAJOR] as const;

/** Modules whose parts are released together under one host. */
const ONE_PROJECT_HOSTS = new Set(['k8s.io', 'sigs.k8s.io']);
const KUBERNETES = 'k8s.io';

interface Directive {
  readonly verb: string;
  readonly words: readonly string[];
  readonly isIndirect: boolean;
}

/** The modules that a `go.mod` requires, also indirectly; those that only its tools need are left out. */
export function readGoMod(text: string): Trait[] | null {
  const directives = readDirectives(text);
  const own = directives.find(({ verb }) => verb === 'module')?.words[0];
  if (own === undefined) return null;
  const ownProject = projectOf(own);
  const tools = directives.filter(({ verb }) => verb === 'tool').map(({ words: [path = ''] }) => path);
  const isTool = (module: string): boolean =>
    tools.some((path) => path === module || path.startsWith(`${module}/`));
  /** By name, whether all that requires it is indirect. */
  const modules = new Map<string, boolean>();
  for (const { verb, words, isIndirect } of directives) {
    const [module] = words;
    if (verb !== 'require' || module === undefined || isTool(module) || projectOf(module) === ownProject)
      continue;
    const name = withoutMajor(module);
    modules.set(name, isIndirect && (modules.get(name) ?? true));
  }
  return Array.from(modules, ([name, isIndirect]) => ({
    kind: 'dependency',
    ecosystem: 'go',
    name,
    family: projectOf(name),
    ...(isIndirect ? { isIndirect } : {}),
  }));
}

/** Lines, and lines in brackets behind a verb: `require ( ... )`. */
function readDirectives(text: string): Directive[] {
  const directives: Directive[] = [];
  let block: string | null = null;
  for (const line of linesOf(text)) {
    const comment = line.indexOf('//');
    const words = wordsOfLine(comment === -1 ? line : line.slice(0, comment));
    const isIndirect =
      comment !== -1 &&
      line
        .slice(comment + 2)
        .trim()
        .startsWith('indirect');
    const [verb, second] = words;
    if (verb === undefined) continue;
    if (verb === ')') block = null;
    else if (block !== null) directives.push({ verb: block, words: words.map(unquote), isIndirect });
    else if (second === '(') block = verb;
    else directives.push({ verb, words: words.slice(1).map(unquote), isIndirect });
  }
  return directives;
}

function unquote(word: string): string {
  return word.replaceAll('"', '').replaceAll('`', '');
}

/** `example.com/lib/v2` succeeds `example.com/lib`: that is a version bump. */
function withoutMajor(module: string): string {
  const parts = module.split('/');
  const kept = parts.filter((part, index) => index === 0 || !MAJOR.test(part)).join('/');
  return kept.startsWith('gopkg.in/') ? kept.replace(GOPKG_MAJOR, '') : kept;
}

/** What modules of one project share: the repository, as far as the path tells. */
function projectOf(module: string): string {
  const parts = withoutMajor(module).split('/');
  const [host = ''] = parts;
  if (ONE_PROJECT_HOSTS.has(host)) return KUBERNETES;
  return parts.slice(0, OWNER_HOSTS.has(host) ? 3 : 2).join('/');
}
