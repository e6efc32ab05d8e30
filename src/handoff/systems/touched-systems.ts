import type { Config } from '../config/config.ts';
import { compileGlob } from '../config/glob.ts';
import type { Fetched, PullRequestFacts } from '../facts.ts';

export type System = Config['systems'][number];

/** The systems of the config that a pull request has to do with. */
export interface TouchedSystems {
  /** In the config's order. */
  readonly systems: readonly System[];
  /** Names of touched systems beyond those that one check reads. */
  readonly omitted: readonly string[];
}

/** A check reads the documents of so many systems; a pull request that touches more is a sweep over the repository. */
const MOST_SYSTEMS = 25;

/** Systems of which the pull request changes a file, the runbook, or a file that is watched. */
export function touchedSystems(
  { pullRequest }: { readonly pullRequest: Pick<PullRequestFacts['pullRequest'], 'files'> },
  config: Config,
): Fetched<TouchedSystems> {
  const { files } = pullRequest;
  if (files.kind === 'unknown') return files;
  const paths = files.value.map(({ path }) => path);
  const touched = config.systems.filter((system) => isTouched(system, paths));
  return {
    kind: 'known',
    value: {
      systems: touched.slice(0, MOST_SYSTEMS),
      omitted: touched.slice(MOST_SYSTEMS).map(({ name }) => name),
    },
  };
}

function isTouched(system: System, paths: readonly string[]): boolean {
  const matches = matcherFor([...system.paths, ...system.watch]);
  return paths.some((path) => path === system.runbook || matches(path));
}

/** Says whether a path fits any of the patterns; patterns that are none fit nothing. */
export function matcherFor(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.flatMap((glob) => {
    const matches = compileGlob(glob);
    return matches === null ? [] : [{ matches, folder: literalFolder(glob) }];
  });
  // Hundreds of systems and thousands of files: most pairs are told apart by how they begin.
  return (path) => matchers.some(({ matches, folder }) => path.startsWith(folder) && matches(path));
}

/** The folder in front of a pattern's first wildcard; the pattern itself where it has none; empty for the root. */
export function literalFolder(glob: string): string {
  const segments = glob.split('/');
  const wild = segments.findIndex((segment) => /[*?[\]{}\\]/.test(segment));
  return wild === -1 ? glob : segments.slice(0, wild).join('/');
}
