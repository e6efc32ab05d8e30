import { openQueue } from '../../src/queue/open-queue.ts';
import type { QueueSettings } from '../../src/queue/queue.ts';

/**
 * A process of its own for tests that kill it: `child.ts MODE SETTINGS`. `enqueue` puts jobs in without end and
 * prints each key once it is acknowledged; `hang` prints each key it starts and never ends its run; `open` opens
 * the queue and prints `open`.
 */
const [mode, json] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const settings = JSON.parse(json ?? '{}') as Omit<QueueSettings, 'log'>;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const queue = await openQueue({ ...settings, log });
if (mode === 'open') say('open');
if (mode === 'hang') {
  await queue.work('checks', async ({ key }) => {
    say(key);
    await new Promise(() => undefined);
  });
}
if (mode === 'enqueue') {
  let count = 0;
  const enqueueForever = async () => {
    for (;;) {
      count += 1;
      const key = `pr:${count}`;
      await queue.enqueue({ queue: 'checks', key, installationId: 1, data: {} });
      say(key);
    }
  };
  await Promise.all(Array.from({ length: 10 }, enqueueForever));
}
