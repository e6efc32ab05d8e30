import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest } from '../../src/sandbox/store/entities.ts';
import { idle, NO_REASON, REASON } from '../e2e/harness.ts';
import { type BatonProcess, freePort, startBatonProcess } from './baton-process.ts';
import { findBrokenPromises } from './promises.ts';
import { type Chance, chanceOf } from './random.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly tenants: number;
  readonly steps: number;
  /** About one step in so many kills the process. */
  readonly stepsPerKill: number;
  readonly onProgress?: (message: string) => void;
}

export interface ChaosResult {
  readonly kills: number;
  readonly deliveries: number;
  readonly requests: number;
  /** Empty where every promise was kept. */
  readonly broken: readonly string[];
}

const FAULTS: readonly Fault[] = [
  { kind: 'error', status: 502, when: 'before' },
  { kind: 'error', status: 502, when: 'after' },
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'cut-body' },
  { kind: 'secondary-limit', status: 429, retryAfterSeconds: 1 },
];

/**
 * Random events of several tenants, with duplicates, disorder, a failing GitHub and a process that is killed at
 * random moments; then everything is left to settle, and the promises are looked at. The events follow from the
 * seed; which of them meets a kill depends on the machine's timing.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const chance = chanceOf(options.seed);
  const github = await startStandIn();
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-chaos-'));
  const port = await freePort();
  github.webhooks.url = `http://127.0.0.1:${port}/api/github/webhooks`;
  let baton = await startBatonProcess(github, dataDir, port);
  let kills = 0;
  try {
    const pulls = await openPullRequests(github, options.tenants);
    for (let step = 0; step < options.steps; step += 1) {
      await disturb(github, chance, chance.pick(pulls));
      if (chance.below(options.stepsPerKill) === 0) {
        await baton.kill();
        kills += 1;
        baton = await startBatonProcess(github, dataDir, port);
        options.onProgress?.(`${step + 1} of ${options.steps} events, ${kills} kills`);
      }
    }
    github.faults.clear();
    github.webhooks.release();
    await settle(github, baton);
    return {
      kills,
      deliveries: github.webhooks.deliveries.length,
      requests: github.requests.count(),
      broken: findBrokenPromises(github, pulls),
    };
  } finally {
    await baton.kill();
    await github.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function openPullRequests(github: StandIn, tenants: number): Promise<PullRequest[]> {
  const pulls: PullRequest[] = [];
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const repository = await github.createRepository({
      owner: `tenant-${tenant}`,
      name: 'app',
      permissions: { lazar: 'write', anna: 'write' },
    });
    github.install(repository.owner.login, { repositories: [repository] });
    for (const file of ['a.ts', 'b.ts']) {
      const wish = { title: `Change ${file}`, body: NO_REASON, changes: { [file]: 'x\n' } };
      pulls.push(await github.as('lazar').openPullRequest(repository, wish));
    }
  }
  return pulls;
}

async function disturb(github: StandIn, chance: Chance, pull: PullRequest): Promise<void> {
  const lazar = github.as('lazar');
  if (chance.below(6) === 0) github.faults.add({ skip: chance.below(4), fault: chance.pick(FAULTS) });
  if (chance.below(8) === 0) github.webhooks.disturb({ effect: 'duplicate' });
  if (chance.below(12) === 0) github.webhooks.hold();
  if (chance.below(6) === 0) github.webhooks.release((held) => held.toReversed());
  switch (chance.below(6)) {
    case 0:
      await lazar.pushToPullRequest(pull, {
        changes: { [`f${chance.below(9)}.ts`]: `${chance.below(1e6)}\n` },
      });
      break;
    case 1:
      await lazar.label(pull, `label-${chance.below(1e6)}`);
      break;
    case 2:
      github.as('anna').comment(pull, '/baton recheck');
      break;
    default:
      await lazar.editPullRequest(pull, { body: chance.pick([REASON, NO_REASON, '', 'Fixes #1']) });
  }
}

/**
 * Deliveries that met a dead process were never acknowledged: GitHub shows them as failed, and they are asked for
 * again, as an operator would. What was acknowledged has to come by itself.
 */
async function settle(github: StandIn, baton: BatonProcess): Promise<void> {
  await github.settled();
  const acknowledged = new Set(github.webhooks.deliveries.filter(isAcknowledged).map(({ guid }) => guid));
  for (const { id, guid } of github.webhooks.deliveries.slice()) {
    if (acknowledged.has(guid)) continue;
    acknowledged.add(guid);
    github.webhooks.redeliver(id);
  }
  await idle(github, baton.url, 180_000);
}

function isAcknowledged({ statusCode }: { readonly statusCode: number | null }): boolean {
  return statusCode !== null && statusCode >= 200 && statusCode < 300;
}
