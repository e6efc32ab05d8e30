import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGitHubApp } from '../../src/github/github-app.ts';
import { answerIssue } from '../../src/jobs/answer-issue.ts';
import { openConfigCache } from '../../src/jobs/config-cache.ts';
import { startJudgePool } from '../../src/jobs/judge-pool.ts';
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
import type { QueuedJob } from '../../src/queue/queue.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { NO_OBSERVER } from './no-observer.ts';

const log = pino({ level: 'silent' });
const RUN = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
const NOW = Date.parse('2026-06-02T09:00:00Z');

let github: StandIn;
let parts: JobParts;
let dataDir: string;
let enqueued: QueuedJob[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'baton-answer-'));
  github = await startStandIn({ clock: () => NOW });
  const now = (): number => NOW;
  const queue = await openQueue({ databaseUrl: null, databaseBackend: null, dataDir, queues: QUEUES, log });
  const { appId, privateKey, url: baseUrl } = github;
  parts = {
    appId,
    operator: null,
    github: createGitHubApp({ appId, privateKey, baseUrl, userAgent: 'baton/test' }),
    queue: { ...queue, enqueue: async (job) => void enqueued.push(job) },
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
  await parts.queue.stop({ drainMs: 0 });
  await parts.pool.close();
  await github.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('commands on an issue are answered once: a report for a writer, help for anybody, a reason for the rest', async () => {
  const repository = await github.createRepository({
    owner: 'acme',
    name: 'answers',
    isPrivate: true,
    files: { 'README.md': 'Answers' },
    permissions: { lazar: 'write', olga: 'read' },
  });
  const { id: installationId } = github.install('acme', { repositories: [repository] });
  await parts.configCache.put(
    { installationId, owner: 'acme', repo: '.github', path: '.github/baton.yml' },
    null,
  );
  const issue = github.as('olga').createIssue(repository, { title: 'Where are we?' });
  const asked = github.as('lazar').comment(issue, '/baton report');
  const refused = github.as('olga').comment(issue, '/baton report');
  const helped = github.as('olga').comment(issue, '/baton help');
  const at = { installationId, repositoryId: repository.id, owner: 'acme', repo: 'answers' };
  enqueued = [];
  const job = { kind: 'answer-issue', ...at, number: issue.number } as const;

  await answerIssue(parts, job, RUN);
  expect(enqueued.map(({ data }) => data)).toEqual([{ kind: 'keep-readiness', ...at, isAsked: true }]);
  const reactions = [asked, refused, helped].map((one) => one.reactions.map(({ content }) => content));
  expect(reactions).toEqual([['THUMBS_UP'], ['CONFUSED'], ['THUMBS_UP']]);
  const own = issue.comments.filter(({ body }) => body.startsWith('<!--'));
  expect(own).toHaveLength(1);
  expect(own[0]?.body).toMatch(/^<!-- baton:answers -->[^]*takes write permission[^]*`\/baton help`/);

  await answerIssue(parts, job, RUN);
  expect(enqueued).toHaveLength(1);
  expect(issue.comments).toHaveLength(4);
});
