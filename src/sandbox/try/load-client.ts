import { join } from 'node:path';
import type { ClientRepository, ImportProblem } from './client-repository.ts';
import { loadSample } from './sample/load-sample.ts';
import { readIdentities } from './source/identities.ts';
import { findGitProblem, openSource } from './source/open-source.ts';
import { planFromHistory } from './source/plan-from-history.ts';
import { planMerged } from './source/plan-merged.ts';
import { type PastCommit, readPast } from './source/read-past.ts';
import { createTrialClock, type TrialClock } from './time/trial-clock.ts';

const HOUR_MS = 3_600_000;
/** A repository without a commit for so long is at rest. */
const AT_REST_MS = 14 * 24 * HOUR_MS;
/** Rebased and merged commits do not come in the order of their dates. */
const NEWEST_LOOKED_AT = 100;

/** Somebody who may write, in a repository where Baton knows nobody. */
const COLLEAGUE = 'anna';

/** What a trial is about. */
export interface LoadedClient {
  readonly kind: 'loaded';
  readonly repository: ClientRepository;
  readonly suggestions: ReadonlyMap<number, string>;
  readonly clock: TrialClock;
}

/** Which client, see `TrialOptions`. */
export interface ClientWish {
  /** Null: the sample. */
  readonly path: string | null;
  /** How many merges become pull requests. */
  readonly limit: number;
  /** When the trial begins, milliseconds since the epoch; where not told, now, or on the last day of a repository at rest. */
  readonly beginMs?: number;
  readonly tell: (line: string) => void;
}

/** Loads the sample or the repository at a path, and says where its time begins. */
export async function loadClient(
  options: ClientWish,
  directory: string,
): Promise<LoadedClient | ImportProblem> {
  if (options.path === null) {
    const problem = await findGitProblem();
    if (problem) return problem;
    options.tell('Reading the sample repository acme/answers...');
    const clock = createTrialClock(options.beginMs);
    return { kind: 'loaded', ...(await loadSample(clock.now())), clock };
  }
  options.tell(`Reading ${options.path}...`);
  const source = await openSource(options.path, join(directory, 'source.git'));
  if (source.kind === 'problem') return source;
  const { owner, name, branch: defaultBranch, gitDir, headSha } = source;
  const past = await readPast(gitDir, headSha);
  const { loginFor, addresses } = readIdentities(past);
  const pullRequests = await planFromHistory(source, options.limit, loginFor);
  const clock = createTrialClock(options.beginMs ?? beginOf(past, Date.now()));
  const content = {
    kind: 'git',
    gitDir,
    merged: planMerged(past, clock.now(), loginFor),
    addresses,
  } as const;
  const repository = {
    owner,
    name,
    defaultBranch,
    content,
    writers: [COLLEAGUE],
    pullRequests,
    finishedPhases: [],
  };
  return { kind: 'loaded', repository, suggestions: new Map(), clock };
}

/** A repository at rest is looked at as on its last day, since nothing of it would count today; null: today. */
function beginOf(past: readonly PastCommit[], nowMs: number): number | null {
  const newestMs = Math.max(
    ...past.slice(0, NEWEST_LOOKED_AT).map(({ committedAt }) => Date.parse(committedAt)),
  );
  return newestMs < nowMs - AT_REST_MS ? newestMs + HOUR_MS : null;
}
