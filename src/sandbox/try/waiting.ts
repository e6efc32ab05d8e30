import type { StandIn } from '../stand-in.ts';
import type { PullRequest } from '../store/entities.ts';
import { checkRunOf } from './read-views.ts';

const POLL_MS = 100;
const IDLE_POLL_MS = 25;
const QUIET_MS = 500;
const GIVE_UP_AFTER_MS = 60_000;
/** What Baton has not done by then, the visitor sees come. */
export const IDLE_LIMIT_MS = 20_000;

/** Waits until each pull request has its check; gives the numbers of those that got none for a minute. */
export async function waitForChecks(
  pulls: readonly PullRequest[],
  appId: number,
  onProgress: (checked: number) => void,
): Promise<readonly number[]> {
  let checked = -1;
  let lastChangeMs = Date.now();
  for (;;) {
    const waiting = pulls.filter((pull) => checkRunOf(pull, appId)?.status !== 'completed');
    if (pulls.length - waiting.length !== checked) {
      checked = pulls.length - waiting.length;
      lastChangeMs = Date.now();
      onProgress(checked);
    }
    if (waiting.length === 0) return [];
    if (Date.now() - lastChangeMs > GIVE_UP_AFTER_MS) return waiting.map((pull) => pull.number);
    await pause(POLL_MS);
  }
}

/** Comments follow the checks: they belong to the start too. */
export async function waitForQuiet({ requests }: StandIn): Promise<void> {
  let known = -1;
  while (known !== requests.all.length) {
    known = requests.all.length;
    await pause(QUIET_MS);
  }
}

/**
 * Waits until every delivery is answered and Baton, by its own count, has no job left, twice in a row: one may make another.
 * Rejects with the signal's reason.
 */
export async function waitForIdle(
  standIn: StandIn,
  batonUrl: string,
  signal: AbortSignal,
  limitMs = IDLE_LIMIT_MS,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (let quiet = 0; quiet < 2 && Date.now() < deadline; ) {
    signal.throwIfAborted();
    await standIn.settled();
    quiet = (await countJobs(batonUrl)) === 0 ? quiet + 1 : 0;
    await pause(IDLE_POLL_MS);
  }
}

async function countJobs(batonUrl: string): Promise<number> {
  const ask = (): Promise<Response> => fetch(`${batonUrl}/metrics`);
  // A kept connection may be closed by the other side at that very moment.
  const metrics = await (await ask().catch(ask)).text();
  const lines = metrics.matchAll(/^baton_queue_jobs\{.*state="(?:waiting|active)"\} (\d+)$/gm);
  return [...lines].reduce((sum, line) => sum + Number(line[1]), 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
