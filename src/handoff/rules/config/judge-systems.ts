import { CONFIG_PATH } from '../../config/default-config.ts';
import { locateValue } from '../../config/locate-in-yaml.ts';
import { parseConfig } from '../../config/parse-config.ts';
import { readYaml } from '../../config/read-yaml.ts';
import type { PullRequestFacts, RepositoryFile } from '../../facts.ts';
import type { Finding } from '../../finding.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { literalFolder } from '../../systems/touched-systems.ts';
import { codeSpan } from '../../text/neutralise.ts';

/** More are not told: whoever mends these sees the others then. */
const MOST_TOLD = 5;

/**
 * Systems of the config whose paths match nothing, as far as the folders in front of their wildcards tell. The config as
 * the pull request leaves it is asked; where it leaves it alone, what main has.
 */
export function judgeSystems(
  { configFiles, pullRequest }: PullRequestFacts,
  view: RepositoryView,
): Finding[] {
  const { files } = pullRequest;
  const isTouched = files.kind === 'known' && files.value.some(({ path }) => path === CONFIG_PATH);
  const file = isTouched ? configFiles.head : configFiles.repository;
  const text = file?.text.kind === 'known' ? file.text.value : null;
  if (file === null || text === null || !text.includes('systems')) return [];
  const systems = parseConfig(text).config?.systems ?? [];
  return systems
    .flatMap(({ name, paths }) =>
      paths !== undefined && paths.length > 0 && paths.every((glob) => isNowhere(glob, view))
        ? [describe(name, file, text, isTouched)]
        : [],
    )
    .slice(0, MOST_TOLD);
}

/** Only what surely matches nothing: the folder that every match would be in is not there. */
function isNowhere(glob: string, view: RepositoryView): boolean {
  const segments = literalFolder(glob)
    .split('/')
    .filter((segment) => segment !== '');
  for (const [depth, segment] of segments.entries()) {
    const listing = view.listing(segments.slice(0, depth).join('/'));
    if (listing.kind !== 'known') return false;
    const entry = listing.value?.find(({ name }) => name === segment);
    if (entry === undefined) return true;
    if (entry.kind !== 'folder') return false;
  }
  return false;
}

function describe(name: string, { path }: RepositoryFile, text: string, isTouched: boolean): Finding {
  const { document, position, value } = readYaml(text);
  // Systems that are broken are left out of the config, and so out of its counting.
  const written = (value as { readonly systems?: unknown } | null)?.systems;
  const index = Array.isArray(written) ? written.findIndex((one) => nameOf(one) === name) : -1;
  const span = document === null ? { start: 0, end: 0 } : locateValue(document, ['systems', index, 'paths']);
  const { line, column, endLine, endColumn } = position(span.start, span.end);
  return {
    rule: 'config',
    severity: 'warn',
    reason: 'empty-system',
    what: `the paths of the system ${codeSpan(name)} match no file.`,
    why: 'Nobody is asked for the runbook of a system that no change ever touches.',
    mend: 'Correct its `paths`, or take the system out.',
    minutes: 2,
    place: { path, line, column, endLine, endColumn },
    editorLink: { path, line },
    isAlreadyOnBase: !isTouched,
  };
}

function nameOf(system: unknown): unknown {
  return typeof system === 'object' && system !== null && 'name' in system ? system.name : undefined;
}
