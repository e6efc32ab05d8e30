import { describe, expect, it } from 'vitest';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { installationOf } from '../../src/sandbox/store/store.ts';
import { checkOf, NO_REASON, REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const open = (repository: Repository, name: string): Promise<PullRequest> =>
  stage.github.as('lazar').openPullRequest(repository, {
    title: `Change ${name}`,
    body: REASON,
    changes: { [`${name}.ts`]: 'x\n' },
  });

/** The checks of two pull requests become outdated by a config that asks for more; one event told how little is left. */
async function spendAndSweep(repository: Repository, resetInSeconds: number) {
  const pulls = [await open(repository, 'a'), await open(repository, 'b')];
  await stage.idle();
  const installation = installationOf(stage.github.store, repository);
  if (installation === null) throw new Error('not installed');
  stage.github.leaveBudget(installation, { remaining: 5_000, resetInSeconds });
  const teacher = await open(repository, 'c');
  await expect.poll(() => runsAt(repository, teacher.headSha)).toHaveLength(1);
  await stage.github.as('lazar').push(repository, { changes: { '.github/baton.yml': 'mode: observe\n' } });
  await stage.github.settled();
  return pulls;
}

const conclusions = (pulls: readonly PullRequest[]) => pulls.map((pull) => checkOf(pull).conclusion);

describe("an installation's last fifth of the hour's budget", () => {
  it('is kept for checks that somebody waits for, while sweeps wait', async () => {
    const repository = await stage.repository();
    const pulls = await spendAndSweep(repository, 3_600);
    const before = conclusions(pulls);
    expect(before).toEqual(['success', 'success']);
    const urgent = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Urgent',
      body: NO_REASON,
      changes: { 'urgent.ts': 'x\n' },
    });
    await expect.poll(() => runsAt(repository, urgent.headSha)).toHaveLength(1);
    // The sweep's jobs are scheduled for the next hour, so nothing else comes.
    await stage.idle();
    expect(conclusions(pulls)).toEqual(before);

    // An event makes one of them urgent.
    const [first] = pulls;
    if (first === undefined) throw new Error('none');
    await stage.github.as('lazar').editPullRequest(first, { title: 'Change a, and more' });
    await expect.poll(() => checkOf(first).conclusion).toBe('neutral');
  });

  it('is given to sweeps once the budget is full again', async () => {
    const repository = await stage.repository();
    const pulls = await spendAndSweep(repository, 4);
    await expect.poll(() => conclusions(pulls), { timeout: 15_000 }).toEqual(['neutral', 'neutral']);
    await stage.idle();
  });
});
