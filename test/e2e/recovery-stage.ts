import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect } from 'vitest';
import { type RunningBaton, startBaton } from '../../src/baton.ts';
import type { RecoveryPace } from '../../src/jobs/recovery/start-recovery.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';
import { EVENTS, idle, metrics, settingsFor } from './harness.ts';

/** Nothing is waited for, so that a test sees what was missed mended at once. */
const AT_ONCE: RecoveryPace = { everyMs: 50, patienceMs: 0, pauseMs: 0 };

/** A Baton that comes and goes beside one stand-in GitHub. */
export interface RecoveryStage {
  github: StandIn;
  /** Its folder; another one is a lost database. */
  dataDir: string;
  start(wish?: { readonly pace?: RecoveryPace; readonly databaseUrl?: string }): Promise<RunningBaton>;
  stop(): Promise<void>;
  /** Resolves when every delivery was answered and no job waits or runs. */
  idle(): Promise<void>;
  /** Sum of a counter over all its labels that contain the text. */
  count(name: string, labels?: string): Promise<number>;
  /** A repository in good order with the App installed in it alone. */
  repository(): Promise<Repository>;
}

/** A stage for each test of a file. */
export function useRecoveryStage(): RecoveryStage {
  let running: RunningBaton | null = null;
  const folders: string[] = [];
  const current = (): RunningBaton => {
    if (running === null) throw new Error('Baton is not running');
    return running;
  };
  const stage: RecoveryStage = {
    github: null as unknown as StandIn,
    dataDir: '',
    start: async ({ pace = {}, databaseUrl } = {}) => {
      const settings = settingsFor(stage.github, stage.dataDir);
      const baton = await startBaton(
        { ...settings, databaseUrl: databaseUrl ?? null },
        pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }),
        { sweep: { everyMs: 50 }, recovery: { ...AT_ONCE, ...pace } },
      );
      running = baton;
      stage.github.webhooks.url = `${baton.url}/api/github/webhooks`;
      return baton;
    },
    stop: async () => {
      await running?.stop();
      running = null;
    },
    idle: () => idle(stage.github, current().url),
    count: async (name, labels = '') =>
      [...(await metrics(current().url)).matchAll(new RegExp(`^${name}(\\{.*\\})? (\\d+)$`, 'gm'))]
        .filter((line) => (line[1] ?? '').includes(labels))
        .reduce((sum, line) => sum + Number(line[2]), 0),
    repository: async () => {
      const files = { 'README.md': '# Answers\n', ...GOOD_DOCUMENTS };
      const permissions = { lazar: 'write', anna: 'write' } as const;
      const owner = `client-${stage.github.store.repositories.size + 1}`;
      const made = await stage.github.createRepository({
        owner,
        name: 'answers',
        files,
        permissions,
        isPrivate: true,
      });
      stage.github.install(owner, { repositories: [made], events: EVENTS });
      await stage.idle();
      return made;
    },
  };
  beforeEach(async () => {
    stage.github = await startStandIn();
    stage.dataDir = await mkdtemp(join(tmpdir(), 'baton-recovery-'));
    folders.push(stage.dataDir);
  });
  afterEach(async () => {
    await stage.stop();
    expect(stage.github.requests.unexpected).toEqual([]);
    await stage.github.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  return stage;
}
