import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitHubApp } from '../../src/github/github-app.ts';
import { openConfigCache } from '../../src/jobs/config-cache.ts';
import { startJudgePool } from '../../src/jobs/judge-pool.ts';
import { keepPhases } from '../../src/jobs/keep-phases.ts';
import { createLookupCache } from '../../src/jobs/lookup-cache.ts';
import { createMergedCache } from '../../src/jobs/merged-cache.ts';
import type { JobParts } from '../../src/jobs/parts.ts';
import { QUEUES } from '../../src/jobs/queues.ts';
import { openKnownInstallations } from '../../src/jobs/recovery/known-installations.ts';
import { openMissedChecks } from '../../src/jobs/recovery/missed-checks.ts';
import { openMissedDeliveries } from '../../src/jobs/recovery/missed-deliveries.ts';
import { openRepositoryRegister } from '../../src/jobs/repository-register.ts';
import { createSweepReserve } from '../../src/jobs/sweep-reserve.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Issue, Repository } from '../../src/sandbox/store/entities.ts';
import { NO_OBSERVER } from './no-observer.ts';

/**
 * The sync of phases is killed at each of its writes in turn, before it and after it took effect, and then run again: the end
 * is always the same, and nothing is there twice. Real GitHub client, real HTTP, real queue; only the process stays alive.
 */

const log = pino({ level: 'silent' });
const RUN = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
const NOW = '2026-06-02T09:00:00Z';

const PLAN = `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources
- Eval: 50 hand-labeled queries, target nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation + judge
- Target: 85% judge-pass on golden set
- Kill criteria: if cost per query > $0.15, drop to Haiku + reranker

## Phase 3 (weeks 7-8): Deploy
- Handoff doc
`;
const CONFIG = 'engagement: { engineers: [lazar], sponsor: [fiona] }\n';

let github: StandIn;
let base: JobParts;
let dataDir: string;
let made = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'baton-phases-'));
  github = await startStandIn({ clock: () => Date.parse(NOW) });
  const now = (): number => Date.parse(NOW);
  const queue = await openQueue({ databaseUrl: null, databaseBackend: null, dataDir, queues: QUEUES, log });
  base = {
    appId: github.appId,
    operator: null,
    github: createGitHubApp({
      appId: github.appId,
      privateKey: github.privateKey,
      baseUrl: github.url,
      userAgent: 'baton/test',
    }),
    queue,
    configCache: await openConfigCache(queue, now),
    lookups: createLookupCache(),
    merges: createMergedCache(),
    reserve: createSweepReserve(Date.now),
    awake: new Map(),
    register: await openRepositoryRegister(queue, now),
    deliveries: await openMissedDeliveries(queue, now),
    checks: await openMissedChecks(queue, now),
    installations: await openKnownInstallations(queue),
    pool: startJudgePool({ onFault: () => undefined }),
    observer: NO_OBSERVER,
    now,
    log,
  };
});

afterAll(async () => {
  await base.queue.stop({ drainMs: 0 });
  await base.pool.close();
  await github.close();
  await rm(dataDir, { recursive: true, force: true });
});

interface World {
  readonly repository: Repository;
  /** Runs the job once; `dieAt` is the write before which the process dies. Resolves with the number of writes. */
  readonly run: (dieAt?: number) => Promise<number>;
}

async function openWorld(): Promise<World> {
  made += 1;
  const owner = `client-${made}`;
  const repository = await github.createRepository({
    owner,
    name: 'answers',
    files: { 'PLAN.md': PLAN, '.github/baton.yml': CONFIG },
    permissions: { lazar: 'write', anna: 'write', fiona: 'read' },
  });
  const { id: installationId } = github.install(owner, { repositories: [repository] });
  await base.configCache.put({ installationId, owner, repo: '.github', path: '.github/baton.yml' }, null);
  return {
    repository,
    run: async (dieAt = Number.POSITIVE_INFINITY) => {
      let writes = 0;
      const takeWrite: JobParts['queue']['takeWrite'] = async () => {
        writes += 1;
        if (writes === dieAt) throw new Error('killed');
        return { waitMs: 0 };
      };
      const parts = { ...base, merges: createMergedCache(), queue: { ...base.queue, takeWrite } };
      const job = {
        kind: 'keep-phases',
        installationId,
        repositoryId: repository.id,
        owner,
        repo: 'answers',
      } as const;
      await keepPhases(parts, job, RUN);
      return writes;
    },
  };
}

const issuesOf = (repository: Repository): Issue[] =>
  [...repository.threads.values()].filter((thread) => thread.kind === 'Issue');

/** Everything that people see, without what differs between two repositories or by the order of numbers. */
function stateOf(repository: Repository): object {
  const general = (text: string): string =>
    text
      .replaceAll(repository.owner.login, 'OWNER')
      .replaceAll(/issuecomment-\d+/g, 'issuecomment-N')
      .replaceAll(/\/issues\/\d+/g, '/issues/N');
  return {
    issues: issuesOf(repository)
      .map((issue) => ({
        title: issue.title,
        body: general(issue.body),
        state: issue.state,
        labels: issue.labels.map(({ name }) => name).sort(),
        milestone: issue.milestone?.title ?? null,
        comments: issue.comments.map(({ body, reactions }) => ({
          body: general(body),
          reactions: reactions.map(({ content }) => content),
        })),
      }))
      .sort((left, right) => (left.title < right.title ? -1 : 1)),
    milestones: [...repository.milestones.values()]
      .map(({ title, description, dueOn, state }) => ({ title, description, dueOn, state }))
      .sort((left, right) => (left.title < right.title ? -1 : 1)),
    labels: [...repository.labels.keys()].sort(),
  };
}

/** What happened in the repository before the run that is killed. */
interface Scene {
  readonly prepare: (world: World) => Promise<void>;
  /** At least so many writes are killed, or the test would not test much. */
  readonly fewestWrites: number;
}

const phaseOne = (repository: Repository): Issue => {
  const issue = issuesOf(repository).find(({ body }) => body.startsWith('<!-- baton:phase:1 -->'));
  if (issue === undefined) throw new Error('Phase 1 has no issue');
  return issue;
};

const SCENES: Record<string, Scene> = {
  'a plan that is new': { prepare: async () => undefined, fewestWrites: 10 },
  'a renamed, a dropped and a new phase, a tripped criterion and a refused command': {
    prepare: async ({ repository, run }) => {
      await run();
      const changed = `${PLAN.slice(0, PLAN.indexOf('## Phase 3'))}## Phase 3 (weeks 7-9): Train the team\n- Two workshops\n`;
      await github.as('lazar').push(repository, {
        changes: { 'PLAN.md': changed.replace('Retrieval baseline', 'Find the pages') },
      });
      github.as('anna').comment(phaseOne(repository), '/baton metric nDCG@5 0.4 too low');
      github.as('lazar').comment(phaseOne(repository), '/baton decide continue please');
    },
    fewestWrites: 8,
  },
};

describe.each(Object.entries(SCENES))('%s', (_name, { prepare, fewestWrites }) => {
  let wanted: object;
  let writes = 0;

  beforeAll(async () => {
    const world = await openWorld();
    await prepare(world);
    writes = await world.run();
    wanted = stateOf(world.repository);
    expect(await world.run()).toBe(0);
  });

  test('takes the writes that it takes, and no more the second time', () => {
    expect(writes).toBeGreaterThanOrEqual(fewestWrites);
  });

  test('ends the same, killed before any of its writes and run again', async () => {
    for (let write = 1; write <= writes; write += 1) {
      const world = await openWorld();
      await prepare(world);
      await expect(world.run(write), `write ${write}`).rejects.toThrow('killed');
      await world.run();
      expect(stateOf(world.repository), `write ${write}`).toEqual(wanted);
      expect(await world.run(), `write ${write}`).toBe(0);
    }
  });

  test('ends the same, with the answer to any of its writes lost', async () => {
    for (let write = 0; write < writes; write += 1) {
      const world = await openWorld();
      await prepare(world);
      github.faults.add({
        match: { isWrite: true },
        skip: write,
        fault: { kind: 'error', status: 502, when: 'after' },
      });
      await expect(world.run(), `write ${write}`).rejects.toThrow();
      github.faults.clear();
      await world.run();
      expect(stateOf(world.repository), `write ${write}`).toEqual(wanted);
      expect(await world.run(), `write ${write}`).toBe(0);
    }
  });
});
