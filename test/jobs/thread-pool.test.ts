import { afterEach, describe, expect, it } from 'vitest';
import { startThreadPool, TaskEnded, type ThreadPool } from '../../src/jobs/thread-pool.ts';

const faults: unknown[] = [];
let pool: ThreadPool | null = null;

function start(script: string, mostThreads = 1): ThreadPool {
  faults.length = 0;
  pool = startThreadPool({
    file: new URL(`data:text/javascript,${encodeURIComponent(script)}`),
    mostThreads,
    timeLimitMs: 500,
    memoryLimitMb: 32,
    onFault: (error) => faults.push(error),
  });
  return pool;
}

afterEach(async () => {
  await pool?.close();
});

/** A thread that answers with what it was given, fails, dies, or never ends, as the task's name says. */
const THREAD = `
  import { parentPort as port } from 'node:worker_threads';
  port.on('message', (tasks) => {
    for (const { name, input } of tasks) {
      if (name === 'hang') for (;;);
      if (name === 'fill') for (const all = []; ; ) all.push({ n: [all.length] });
      if (name === 'die') process.exit(3);
      port.postMessage(name === 'fail' ? { kind: 'failed', error: new RangeError('too deep') } : { kind: 'done', result: input });
    }
  });
  port.postMessage({ kind: 'ready' });
`;

describe('a pool of threads', () => {
  it('answers many tasks at once, each with its own result', async () => {
    const { run } = start(THREAD, 2);
    const inputs = Array.from({ length: 50 }, (_, number) => ({ number }));
    expect(await Promise.all(inputs.map((input) => run('echo', input)))).toEqual(inputs);
  });

  it('hands on what a task threw, and goes on', async () => {
    const { run } = start(THREAD);
    await expect(run('fail', {})).rejects.toThrow('too deep');
    expect(await run('echo', [1])).toEqual([1]);
  });

  it.each([
    ['hang', 1],
    ['fill', 1],
    ['hang', 2],
  ])('ends a task (%s), and does those behind it in another thread of %i', async (name, threads) => {
    const { run } = start(THREAD, threads);
    const [ended, ...others] = await Promise.allSettled([
      run(name, {}),
      ...[1, 2, 3].map((value) => run('echo', [value])),
    ]);
    expect(ended).toMatchObject({ status: 'rejected', reason: expect.any(TaskEnded) });
    expect(others).toEqual([1, 2, 3].map((value) => ({ status: 'fulfilled', value: [value] })));
    expect(faults).toEqual([]);
  });

  it('gives each task its own time', async () => {
    const { run } = start(`
      import { parentPort as port } from 'node:worker_threads';
      port.on('message', (tasks) => {
        for (const { input } of tasks) {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
          port.postMessage({ kind: 'done', result: input });
        }
      });
      port.postMessage({ kind: 'ready' });
    `);
    expect(await Promise.all([1, 2, 3, 4].map((value) => run('slow', [value])))).toHaveLength(4);
  });

  it('fails the task whose thread died, and only that', async () => {
    const { run } = start(THREAD);
    const [died, other] = await Promise.allSettled([run('die', {}), run('echo', [1])]);
    expect(died).toMatchObject({ status: 'rejected', reason: { message: 'A thread ended with status 3' } });
    expect(other).toEqual({ status: 'fulfilled', value: [1] });
  });

  it('fails what waits for a thread that cannot start, and does not try it for ever', async () => {
    const { run } = start('throw new Error("no such module")');
    await expect(run('echo', {})).rejects.toThrow('no such module');
    await expect(run('echo', {})).rejects.toThrow('no such module');
    expect(faults).toHaveLength(2);
  });
});
