import { idle, metrics } from '../e2e/harness.ts';
import type { Run } from './run-seed.ts';
import { hours } from './world/clock.ts';

const IDLE_LIMIT_MS = 120_000;
/** Whoever died while it looked keeps the others waiting for a minute. */
const LOOK_LIMIT_MS = 150_000;

/** Ends all trouble, and lets a day pass in which Baton mends what was missed, until nothing is due or under way any more. */
export async function settle(run: Run): Promise<void> {
  const { github, servers, clock, counts } = run;
  github.faults.clear();
  await servers.restored();
  github.webhooks.url = `${servers.url}/api/github/webhooks`;
  github.webhooks.release();
  await github.settled();
  clock.setBack(0);
  // Each repository is compared with GitHub, and a first report is due a while after it was first seen.
  clock.pass(hours(25));
  servers.tellTime();
  await untilNothingIsMissed(run);
  await untilNothingIsDue(run);
  counts.redelivered = github.webhooks.deliveries.filter(({ isRedelivery }) => isRedelivery).length;
}

/** Turns of the sweep come every 100 ms: nothing was due where the requests stay the same over some of them. */
async function untilNothingIsDue({ github, servers }: Run): Promise<void> {
  for (let before = -1; before !== github.requests.count(); ) {
    before = github.requests.count();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await idle(github, servers.url, IDLE_LIMIT_MS);
  }
}

/** Looks at the delivery log until one asks for nothing more. */
async function untilNothingIsMissed({ github, servers }: Run): Promise<void> {
  for (let before = -1; before !== github.webhooks.deliveries.length; ) {
    before = github.webhooks.deliveries.length;
    await untilLooked(servers.urls);
    await idle(github, servers.url, IDLE_LIMIT_MS);
  }
}

/** Resolves when a look that began from now on is over, in whichever process. */
async function untilLooked(urls: readonly string[]): Promise<void> {
  const sinceMs = Date.now();
  // The first that ends may have begun before.
  for (let looks = 0, lastMs = sinceMs; looks < 2; ) {
    if (Date.now() - sinceMs > LOOK_LIMIT_MS) throw new Error('Nobody looks for missed deliveries');
    const newestMs = Math.max(...(await Promise.all(urls.map(lastLookOf))));
    if (newestMs > lastMs) {
      looks += 1;
      lastMs = newestMs;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function lastLookOf(url: string): Promise<number> {
  const found = /^baton_recovery_last_look_timestamp_seconds (\S+)$/m.exec(await metrics(url));
  return Number(found?.[1] ?? 0) * 1000;
}
