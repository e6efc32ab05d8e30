import { expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../src/github/fetch-deliveries.ts';
import { openKnownInstallations } from '../../src/jobs/recovery/known-installations.ts';
import { openLease } from '../../src/jobs/recovery/lease.ts';
import { openMissedChecks } from '../../src/jobs/recovery/missed-checks.ts';
import { openMissedDeliveries } from '../../src/jobs/recovery/missed-deliveries.ts';
import { openProgress } from '../../src/jobs/recovery/progress.ts';
import { openRepositoryRegister } from '../../src/jobs/repository-register.ts';
import { CHECKS, onBothDatabases } from '../queue/harness.ts';

const DAY_MS = 86_400_000;
const AT = { installationId: 7, repositoryId: 1, owner: 'acme', repo: 'shop' };

const attempt = (guid: string, parts: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
  id: `${guid}-1`,
  guid,
  deliveredAtMs: 100,
  isRedelivery: false,
  outcome: 'failed',
  event: 'pull_request',
  action: 'opened',
  installationId: 7,
  repositoryId: 1,
  ...parts,
});

onBothDatabases('what was missed', (bench) => {
  let nowMs = 0;
  const now = (): number => nowMs;

  it('is asked for once by two processes, and never again', async () => {
    nowMs = 1_000;
    const queue = await bench.open(CHECKS);
    const [one, other] = [await openMissedDeliveries(queue, now), await openMissedDeliveries(queue, now)];
    const guids = Array.from({ length: 20 }, (_, index) => `g${index}`);
    const noted = await Promise.all(
      [one, other].map((each) => each.note(guids.map((guid) => attempt(guid)))),
    );
    expect(noted.reduce((sum, count) => sum + count)).toBe(20);
    const taken: string[] = [];
    const takeAll = async (from: typeof one): Promise<void> => {
      // Another process may have been quicker: only the end of all of them is the end.
      while (taken.length < 20) {
        const next = await from.take([]);
        if (next === null) continue;
        taken.push(next.guid);
        await from.settle(next.guid, 'asked');
      }
    };
    await Promise.all([takeAll(one), takeAll(other)]);
    expect(taken.toSorted()).toEqual(guids.toSorted());
    nowMs += DAY_MS;
    expect(await one.note([attempt('g0', { id: 'g0-2', isRedelivery: true })])).toBe(0);
    expect(await one.take([])).toBeNull();
  });

  it('is asked for in the order of what nothing else tells, then the newest', async () => {
    const missed = await openMissedDeliveries(await bench.open(CHECKS), now);
    await missed.note([
      attempt('old'),
      attempt('new', { deliveredAtMs: 200 }),
      attempt('push', { event: 'push', deliveredAtMs: 300 }),
      attempt('button', { event: 'check_run', deliveredAtMs: 1 }),
      attempt('installed', { event: 'installation', repositoryId: null, deliveredAtMs: 1 }),
    ]);
    const order: string[] = [];
    for (let next = await missed.take(order); next !== null; next = await missed.take(order))
      order.push(next.guid);
    expect(order).toEqual(['installed', 'button', 'new', 'old', 'push']);
  });

  it('is taken up by another process where the one that took it died, or GitHub failed', async () => {
    nowMs = 1_000;
    const missed = await openMissedDeliveries(await bench.open(CHECKS), now);
    await missed.note([attempt('g')]);
    expect(await missed.take([])).toMatchObject({ guid: 'g', attemptId: 'g-1', installationId: 7 });
    expect(await missed.take([])).toBeNull();
    nowMs += 240_000;
    expect(await missed.take([])).toMatchObject({ guid: 'g' });
    await missed.settle('g', 'failed');
    expect(await missed.take(['g'])).toBeNull();
    expect(await missed.take([])).toMatchObject({ guid: 'g' });
    await missed.settle('g', 'refused');
    nowMs += DAY_MS;
    expect(await missed.take([])).toBeNull();
  });

  it('counts as arrived once, and is then not asked for, whoever asked before', async () => {
    nowMs = 1_000;
    const missed = await openMissedDeliveries(await bench.open(CHECKS), now);
    const arrived = attempt('g', { id: 'g-2', isRedelivery: true, outcome: 'arrived' });
    await missed.note([attempt('g'), attempt('h')]);
    expect(await missed.noteArrived([arrived])).toBe(1);
    expect(await missed.noteArrived([arrived])).toBe(0);
    await missed.settle('g', 'asked');
    expect(await missed.note([attempt('g')])).toBe(0);
    expect(await missed.take([])).toMatchObject({ guid: 'h' });
    expect(await missed.countOf(1, 1_000)).toEqual({ missed: 2, arrived: 1 });
    expect(await missed.countOf(1, 1_001)).toEqual({ missed: 0, arrived: 0 });
    expect(await missed.countOf(2, 0)).toEqual({ missed: 0, arrived: 0 });
  });

  it('is forgotten after the time that GitHub keeps it, and with its installation', async () => {
    nowMs = 1_000;
    const queue = await bench.open(CHECKS);
    const missed = await openMissedDeliveries(queue, now);
    const checks = await openMissedChecks(queue, now);
    const note = async (): Promise<void> => {
      await missed.note([attempt('g')]);
      await checks.note(AT, [{ number: 1, headSha: 'a' }]);
    };
    const counts = async () => [(await missed.countOf(1, 0)).missed, await checks.countOf(1, 0)];
    await note();
    nowMs += 7 * DAY_MS;
    await Promise.all([missed.tidyUp(), checks.tidyUp()]);
    expect(await counts()).toEqual([1, 1]);
    nowMs += 2 * DAY_MS;
    await Promise.all([missed.tidyUp(), checks.tidyUp()]);
    expect(await counts()).toEqual([0, 0]);
    await note();
    await Promise.all([missed.forgetInstallation(7), checks.forgetInstallation(7)]);
    expect(await counts()).toEqual([0, 0]);
  });

  it('does not make a head be judged again and again that gets no check', async () => {
    const found: number[] = [];
    const checks = await openMissedChecks(await bench.open(CHECKS), now, (count) => found.push(count));
    const head = { number: 1, headSha: 'a' };
    expect(await checks.note(AT, [])).toEqual([]);
    for (let day = 1; day <= 3; day += 1) expect(await checks.note(AT, [head])).toEqual([head]);
    expect(await checks.note(AT, [head])).toEqual([]);
    const pushed = { number: 1, headSha: 'b' };
    expect(await checks.note(AT, [head, pushed])).toEqual([pushed]);
    expect(found).toEqual([1, 0, 0, 0, 1]);
    expect(await checks.countOf(1, 0)).toBe(1);
  });

  it('is looked for by one process at a time, and by another once that one is dead', async () => {
    const queue = await bench.open(CHECKS);
    const name = 'look';
    const one = await openLease(queue, { name, owner: 'one' });
    const other = await openLease(queue, { name, owner: 'other' });
    const grants = await Promise.all([one.take(60_000), other.take(60_000)]);
    expect(grants.filter((isGranted) => isGranted)).toHaveLength(1);
    const [holder, waiting] = grants[0] ? [one, other] : [other, one];
    expect(await holder.take(60_000)).toBe(true);
    await waiting.release();
    expect(await waiting.take(60_000)).toBe(false);
    await holder.release();
    expect(await waiting.take(0)).toBe(true);
    await expect.poll(() => holder.take(60_000)).toBe(true);
  });

  it('is remembered up to where GitHub was read', async () => {
    const queue = await bench.open(CHECKS);
    const progress = await openProgress<{ readonly until: number }>(queue, 'log');
    expect(await progress.read()).toBeNull();
    await progress.write({ until: 1 });
    await progress.write({ until: 2 });
    expect(await (await openProgress(queue, 'log')).read()).toEqual({ until: 2 });
    expect(await (await openProgress(queue, 'another')).read()).toBeNull();
  });

  it('is looked for in each repository once a day, spread, and at once in one that was lost', async () => {
    nowMs = 10 * DAY_MS;
    const queue = await bench.open(CHECKS);
    const register = await openRepositoryRegister(queue, now);
    const installations = await openKnownInstallations(queue);
    for (let repositoryId = 1; repositoryId <= 40; repositoryId += 1)
      await register.see({ ...AT, repositoryId }, 0);
    expect(await register.takeUncompared(50, DAY_MS)).toEqual([]);
    await register.adopt({ ...AT, repositoryId: 50 });
    expect(await register.takeUncompared(50, DAY_MS)).toEqual([{ ...AT, repositoryId: 50 }]);
    nowMs += 0.75 * DAY_MS;
    const some = await register.takeUncompared(50, DAY_MS);
    expect(some.length).toBeGreaterThan(5);
    expect(some.length).toBeLessThan(36);
    nowMs += 0.25 * DAY_MS;
    const rest = await register.takeUncompared(50, DAY_MS);
    const taken = new Set([...some, ...rest].map(({ repositoryId }) => repositoryId));
    expect(taken.size).toBe(41);
    const known = (await register.ofInstallation(7)).map(({ repositoryId }) => repositoryId);
    expect(known.toSorted((a, b) => a - b)).toEqual([...taken].toSorted((a, b) => a - b));
    await installations.note(8);
    await installations.note(8);
    expect((await installations.all()).toSorted((a, b) => a - b)).toEqual([7, 8]);
    expect([await installations.has(7), await installations.has(8)]).toEqual([false, true]);
    await installations.forget(8);
    expect(await installations.has(8)).toBe(false);
  });
});
