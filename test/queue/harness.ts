import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { Queue, QueueDefinition, QueueLog, QueueSettings, QueueStats } from '../../src/queue/queue.ts';
import { findPostgres, NO_POSTGRES, startPostgres, type TestPostgres } from './postgres.ts';

/** A log that says nothing. */
const silent: QueueLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A queue that no test's patience is tried by. */
export const CHECKS: QueueDefinition = {
  name: 'checks',
  concurrency: 8,
  perInstallation: 4,
  retryLimit: 3,
  retryDelaySeconds: 0.02,
};

/** Opens queues on a fresh database per test; a second call in a test opens the same database again. */
export interface Bench {
  settings(queues?: readonly QueueDefinition[]): Promise<QueueSettings>;
  open(...queues: QueueDefinition[]): Promise<Queue>;
}

/** Runs the same tests on PGlite and on PostgreSQL, or says that there is no PostgreSQL. */
export function onBothDatabases(title: string, tests: (bench: Bench) => void): void {
  describe(`${title}, on PGlite`, () => tests(embeddedBench()));
  onPostgres(title, tests);
}

/** Runs tests on PostgreSQL, or says that there is none. */
export function onPostgres(title: string, tests: (bench: Bench) => void): void {
  const found = findPostgres() !== null;
  const name = `${title}, on PostgreSQL`;
  describe.skipIf(!found)(found ? name : `${name} (skipped: ${NO_POSTGRES})`, () => tests(postgresBench()));
}

/** Runs tests on PGlite. */
export function onPglite(title: string, tests: (bench: Bench) => void): void {
  describe(`${title}, on PGlite`, () => tests(embeddedBench()));
}

function embeddedBench(): Bench {
  const root = mkdtempSync(join(tmpdir(), 'baton-queue-'));
  const template = join(root, 'template');
  let count = 0;
  let folder: string | null = null;
  beforeAll(async () => {
    const queue = await openQueue(settingsFor({ dataDir: template }, [CHECKS]));
    await queue.stop({ drainMs: 0 });
  });
  afterEach(() => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return benchOn(async () => {
    if (folder === null) {
      count += 1;
      folder = join(root, String(count));
      // Making a database anew takes seconds; a copy is as fresh.
      cpSync(template, folder, { recursive: true });
    }
    return { dataDir: folder };
  });
}

function postgresBench(): Bench {
  let postgres: TestPostgres | null = null;
  let databaseUrl: string | null = null;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterEach(() => {
    databaseUrl = null;
  });
  afterAll(async () => postgres?.stop());
  return benchOn(async () => {
    databaseUrl ??= (await postgres?.createDatabase()) ?? null;
    return { databaseUrl };
  });
}

type Place = Partial<Pick<QueueSettings, 'databaseUrl' | 'dataDir'>>;

function settingsFor(place: Place, queues: readonly QueueDefinition[]): QueueSettings {
  return { databaseUrl: null, databaseBackend: null, dataDir: '', queues, log: silent, ...place };
}

function benchOn(findPlace: () => Promise<Place>): Bench {
  const opened = new Set<Queue>();
  afterEach(async () => {
    await Promise.all(Array.from(opened, (queue) => queue.stop({ drainMs: 0 })));
    opened.clear();
  });
  const settings = async (queues: readonly QueueDefinition[] = [CHECKS]) =>
    settingsFor(await findPlace(), queues);
  return {
    settings,
    open: async (...queues) => {
      const queue = await openQueue(await settings(queues.length > 0 ? queues : undefined));
      opened.add(queue);
      return queue;
    },
  };
}

/** Something that a test waits for and a handler does. */
export interface Signal {
  readonly promise: Promise<void>;
  fire(): void;
}

export function createSignal(): Signal {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, fire: () => resolve() };
}

/** Calls that a handler records and a test awaits. */
export function createRecord<Entry>(): {
  entries: Entry[];
  add(entry: Entry): void;
  until(count: number): Promise<Entry[]>;
} {
  const entries: Entry[] = [];
  const waiting: { count: number; resolve: (entries: Entry[]) => void }[] = [];
  return {
    entries,
    add: (entry) => {
      entries.push(entry);
      for (const { count, resolve } of waiting) if (entries.length >= count) resolve([...entries]);
    },
    until: (count) =>
      new Promise((resolve) => {
        if (entries.length >= count) resolve([...entries]);
        else waiting.push({ count, resolve });
      }),
  };
}

/** Waits until nothing waits or runs: then nothing more can happen. */
export async function untilQuiet(queue: Queue): Promise<void> {
  await untilStats(queue, { waiting: 0, active: 0 });
}

/** Waits until each queue's counts are these. */
export async function untilStats(queue: Queue, expected: Partial<QueueStats>): Promise<void> {
  for (;;) {
    const stats = await queue.stats();
    if (stats.every((each) => isDeepStrictEqual({ ...each, ...expected }, each))) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
