import { expect, it } from 'vitest';
import type { RepositoryJob } from '../../src/jobs/job.ts';
import { startReportSweep } from '../../src/jobs/report-sweep.ts';
import { openRepositoryRegister, type RepositoryRegister } from '../../src/jobs/repository-register.ts';
import { type Bench, CHECKS, onBothDatabases } from '../queue/harness.ts';

const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

onBothDatabases('the register of repositories', (bench) => {
  let nowMs = 0;
  const open = async (using: Bench): Promise<RepositoryRegister> =>
    openRepositoryRegister(await using.open(CHECKS), () => nowMs);

  it('gives each due repository to one of two processes', async () => {
    nowMs = 1_000;
    const queue = await bench.open(CHECKS);
    const [one, other] = [
      await openRepositoryRegister(queue, () => nowMs),
      await openRepositoryRegister(queue, () => nowMs),
    ];
    for (let id = 1; id <= 40; id += 1) await one.see(at(id), 0);
    const taken = await Promise.all([one.takeDue(25, 60_000), other.takeDue(25, 60_000)]);
    const rest = await one.takeDue(40, 60_000);
    const ids = [...taken.flat(), ...rest].map(({ repositoryId }) => repositoryId).sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('takes a repository again once the lease of whoever died with it is over', async () => {
    nowMs = 1_000;
    const register = await open(bench);
    await register.see(at(1), 0);
    expect(await register.takeDue(5, 60_000)).toEqual([at(1)]);
    nowMs = 60_999;
    expect(await register.takeDue(5, 60_000)).toEqual([]);
    nowMs = 61_000;
    expect(await register.takeDue(5, 60_000)).toEqual([at(1)]);
  });

  it('puts off what is queued, but not what was looked at meanwhile', async () => {
    nowMs = 1_000;
    const register = await open(bench);
    for (const id of [1, 2, 3]) await register.see(at(id), 0);
    const taken = await register.takeDue(2, 60_000);
    await register.put(at(2), { dueAtMs: 5_000_000, publicScore: null });
    await register.put(at(1), { dueAtMs: null, publicScore: null });
    await register.putOff([...taken, at(3)], 900_000);
    nowMs = 900_999;
    expect(await register.takeDue(5, 60_000)).toEqual([]);
    nowMs = 901_000;
    expect(await register.takeDue(5, 60_000)).toEqual([at(3)]);
    nowMs = 5_000_000;
    const last = await register.takeDue(5, 60_000);
    expect(new Set(last.map(({ repositoryId }) => repositoryId))).toEqual(new Set([2, 3]));
  });

  it('looks again when told, not when a known repository is seen once more', async () => {
    nowMs = 1_000;
    const register = await open(bench);
    await register.put(at(1), { dueAtMs: 9_000, publicScore: null });
    await register.put(at(2), { dueAtMs: null, publicScore: null });
    await register.see({ ...at(1), repo: 'late' }, 0);
    await register.note({ ...at(1), repo: 'renamed' }, 0);
    expect(await register.takeDue(5, 60_000)).toEqual([]);
    nowMs = 9_000;
    expect(await register.takeDue(5, 60_000)).toEqual([{ ...at(1), repo: 'renamed' }]);
  });

  it('goes on under a new installation, and no late word of the old one takes it away', async () => {
    const register = await open(bench);
    const anew = { ...at(1), installationId: 8 };
    await register.note(at(1), 0);
    await register.note(anew, 0);
    await register.see(at(1), 0);
    await register.forgetRepository(at(1));
    await register.forgetInstallation(7);
    expect(await register.ofInstallation(7)).toEqual([]);
    expect(await register.ofInstallation(8)).toEqual([anew]);
    expect([await register.has(1), await register.has(2)]).toEqual([true, false]);
  });

  it('shows the score of a public repository alone, whatever the case of its name', async () => {
    const register = await open(bench);
    await register.put(at(1), { dueAtMs: null, publicScore: { total: 72 } });
    await register.put(at(2), { dueAtMs: null, publicScore: { total: null } });
    await register.put(at(3), { dueAtMs: null, publicScore: null });
    expect(await register.publicScoreOf('Acme', 'REPO-1')).toEqual({ total: 72 });
    expect(await register.publicScoreOf('acme', 'repo-2')).toEqual({ total: null });
    expect(await register.publicScoreOf('acme', 'repo-3')).toBeNull();
    await register.put(at(1), { dueAtMs: null, publicScore: null });
    expect(await register.publicScoreOf('acme', 'repo-1')).toBeNull();
  });

  it('forgets a repository, and all of an installation', async () => {
    const register = await open(bench);
    for (const id of [1, 2, 3]) await register.see(at(id), 0);
    await register.see({ ...at(4), installationId: 8 }, 0);
    await register.forgetRepository(at(1));
    expect(await register.count()).toBe(3);
    await register.forgetInstallation(7);
    expect(await register.count()).toBe(1);
  });

  it('sweeps every due repository once, a share a turn', async () => {
    nowMs = 1_000;
    const register = await open(bench);
    for (let id = 1; id <= 30; id += 1) await register.see(at(id), 0);
    const turns: number[][] = [];
    let isCounting = false;
    const sweep = startReportSweep({
      register: {
        ...register,
        takeDue: async (limit, leaseMs) => {
          const due = await register.takeDue(limit, leaseMs);
          turns.push([limit, due.length]);
          isCounting = turns.length < 5;
          return due;
        },
      },
      enqueue: async () => undefined,
      log: LOG,
      everyMs: 5,
      spreadMs: 15,
    });
    await expect.poll(() => isCounting || turns.length < 5, { interval: 5 }).toBe(false);
    await sweep.stop();
    expect(turns.slice(0, 4)).toEqual([
      [10, 10],
      [10, 10],
      [10, 10],
      [10, 0],
    ]);
  });

  it('goes on after a turn that failed', async () => {
    nowMs = 1_000;
    const register = await open(bench);
    await register.see(at(1), 0);
    let failures = 0;
    const enqueued: RepositoryJob[] = [];
    const sweep = startReportSweep({
      register: {
        ...register,
        count: () => {
          failures += 1;
          return failures === 1 ? Promise.reject(new Error('The database is away')) : register.count();
        },
      },
      enqueue: async (job) => {
        enqueued.push(job);
      },
      log: LOG,
      everyMs: 5,
    });
    await expect.poll(() => enqueued, { interval: 5 }).toEqual([at(1)]);
    await sweep.stop();
  });
});

function at(id: number): RepositoryJob {
  return { installationId: 7, repositoryId: id, owner: 'acme', repo: `repo-${id}` };
}
