import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { errorKind } from '../error-kind.ts';
import { type Owner, readGates, shutGate } from './claims.ts';
import type { Database } from './database.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { groupCommit } from './group-commit.ts';
import { insertJobs } from './insert-jobs.ts';
import { startKeeper } from './keeper.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { createProbe } from './probe.ts';
import { type Pump, startPump } from './pump.ts';
import type { Handler, Queue, QueueDefinition, QueuedJob, QueueSettings } from './queue.ts';
import { recoverJobs } from './recovery.ts';
import { type Finished, finish } from './settle.ts';
import { createTables } from './tables.ts';
import { countClosedGates, deleteInstallation, deleteRepository, readFailures, readStats } from './upkeep.ts';
import { openWriteBudget } from './write-budget.ts';

/** How long handlers may take to heed their abort signal before `stop` goes on without them. */
const ABORTED_MS = 2_000;
/** How long a finished run waits for others, so that one statement takes them all out. */
const FINISH_TOGETHER_MS = 30;
const PERSIST_AGAIN_MS = 1_000;

/**
 * Opens the queue on PostgreSQL or in the embedded folder, and takes up what an earlier process left.
 *
 * Throws `FolderRefused` when another process holds the folder, and whatever the database says when it can't be
 * reached.
 */
export async function openQueue(settings: QueueSettings): Promise<Queue> {
  const { log, queues, databaseUrl } = settings;
  const names = queues.map((queue) => queue.name);
  const database =
    databaseUrl === null
      ? await openEmbeddedDatabase(settings.dataDir, log)
      : await openPostgresDatabase(databaseUrl, settings.databaseBackend, log);
  try {
    await createTables(database, names);
    await recoverJobs(database, names, log);
    return createQueue(database, settings, await readGates(database));
  } catch (error) {
    await database.close();
    throw error;
  }
}

function createQueue(database: Database, { log, queues }: QueueSettings, gates: Map<number, number>): Queue {
  const owner: Owner = database.embedded ? null : randomUUID();
  const definitions = new Map(queues.map((queue) => [queue.name, queue]));
  const pumps = new Map<string, Pump>();
  const closed = new AbortController();
  let draining: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;
  const keeper = startKeeper({ database, owner, queues: [...definitions.keys()], pumps, log });
  const takeWrite = openWriteBudget(database);

  const write = groupCommit<QueuedJob, void>(database.batchSize, async (jobs) => {
    await insertJobs(database, jobs);
    for (const job of jobs) pumps.get(job.queue)?.wake((job.startAfterSeconds ?? 0) * 1_000);
    return jobs.map(() => undefined);
  });
  database.onWork((queue) => {
    if (queue !== null) pumps.get(queue)?.wake();
    else for (const pump of pumps.values()) pump.wake();
  });

  async function persist(attempt: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (closed.signal.aborted) throw error;
        log.error({ error: errorKind(error) }, 'the queue cannot be written, trying again');
        await delay(PERSIST_AGAIN_MS);
      }
    }
  }

  function findDefinition(name: string): QueueDefinition {
    const definition = definitions.get(name);
    if (definition === undefined) throw new Error(`There is no queue ${name}`);
    return definition;
  }

  async function work(name: string, handler: Handler): Promise<void> {
    const definition = findDefinition(name);
    if (pumps.has(name)) throw new Error(`The queue ${name} is being worked on already`);
    const finishTogether = groupCommit<Finished, void>(
      database.batchSize,
      async (runs) => {
        await finish(database, name, owner, runs);
        return runs.map(() => undefined);
      },
      FINISH_TOGETHER_MS,
    );
    const parts = { database, definition, owner, log, persist, gates, handler, finish: finishTogether };
    pumps.set(name, startPump({ ...parts, pollMs: database.pollMs }));
  }

  async function drain(drainMs: number): Promise<void> {
    const timer = setTimeout(() => closed.abort(), drainMs + ABORTED_MS);
    await Promise.all(pumps.values().map((pump) => pump.close()));
    if (!(await drained(pumps, drainMs))) {
      const reason = new Error('Baton is stopping');
      for (const run of runs(pumps)) run.controller.abort(reason);
      await drained(pumps, ABORTED_MS);
    }
    clearTimeout(timer);
    closed.abort();
  }

  async function stop(drainMs: number): Promise<void> {
    draining ??= drain(drainMs);
    await draining;
    await keeper.stop();
    await database.close();
  }

  return {
    enqueue: async (job) => {
      findDefinition(job.queue);
      await write(job);
    },
    work,
    closeGate: async (installationId, untilMs) => {
      gates.set(installationId, Math.max(untilMs, gates.get(installationId) ?? 0));
      for (const pump of pumps.values()) pump.wake(untilMs - Date.now());
      await shutGate(database, installationId, untilMs - Date.now());
    },
    takeWrite: (installationId, kind) => takeWrite({ installationId, kind }),
    deleteInstallation: async (installationId) => {
      await deleteInstallation(database, installationId);
      gates.delete(installationId);
      for (const pump of pumps.values()) pump.hand.forget(installationId);
    },
    deleteRepository: (installationId, repositoryId) =>
      deleteRepository(database, installationId, repositoryId),
    query: (sql, params) => database.execute(sql, params),
    countClosedGates: () => countClosedGates(database),
    isAlive: () => database.isAlive(),
    isReachable: createProbe(database),
    failuresOf: (installationId) => readFailures(database, installationId),
    stats: () => readStats(database, [...definitions.keys()]),
    drain: ({ drainMs }) => {
      draining ??= drain(drainMs);
      return draining;
    },
    stop: ({ drainMs }) => {
      stopping ??= stop(drainMs);
      return stopping;
    },
  };
}

function runs(pumps: ReadonlyMap<string, Pump>) {
  return pumps.values().flatMap((pump) => pump.hand.works.values());
}

/** Waits until nothing runs any more; false if that takes longer. */
async function drained(pumps: ReadonlyMap<string, Pump>, forMs: number): Promise<boolean> {
  const until = Date.now() + forMs;
  while (runs(pumps).next().done !== true) {
    if (Date.now() >= until) return false;
    await delay(10);
  }
  return true;
}
