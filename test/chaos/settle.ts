import { idle } from '../e2e/harness.ts';
import { redeliverFailed } from './mishaps/deliveries.ts';
import type { Run } from './run-seed.ts';
import { hours } from './world/clock.ts';

const IDLE_LIMIT_MS = 120_000;

/** Ends all trouble, has what was missed delivered, and lets time pass until nothing is due or under way any more. */
export async function settle(run: Run): Promise<void> {
  const { github, servers, clock, counts } = run;
  github.faults.clear();
  await servers.restored();
  github.webhooks.url = `${servers.url}/api/github/webhooks`;
  github.webhooks.release();
  await github.settled();
  counts.redelivered += redeliverFailed(github);
  await idle(github, servers.url, IDLE_LIMIT_MS);
  clock.setBack(0);
  // A first report is due a while after a repository is first seen.
  clock.pass(hours(1));
  servers.tellTime();
  await untilNothingIsDue(run);
}

/** Turns of the sweep come every 100 ms: nothing was due where the requests stay the same over some of them. */
async function untilNothingIsDue({ github, servers }: Run): Promise<void> {
  for (let before = -1; before !== github.requests.count(); ) {
    before = github.requests.count();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await idle(github, servers.url, IDLE_LIMIT_MS);
  }
}
