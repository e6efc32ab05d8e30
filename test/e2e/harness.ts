import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { parse } from 'yaml';
import { type RunningBaton, startBaton } from '../../src/baton.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type {
  CheckRun,
  Comment,
  Permission,
  PullRequest,
  Repository,
} from '../../src/sandbox/store/entities.ts';
import type { Settings } from '../../src/settings.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';

/** The real app, on its embedded queue, beside the stand-in GitHub: everything between them is real HTTP. */
export interface Stage {
  readonly github: StandIn;
  readonly baton: RunningBaton;
  /** Resolves when every delivery was answered and no job waits or runs. */
  idle(limitMs?: number): Promise<void>;
  /** A repository of its own for one test, in good order, with the App installed and lazar, anna and fiona in it. */
  repository(wish?: {
    /** Beside a README and good documents; null takes one of these away. */
    readonly files?: Record<string, string | null>;
    readonly owner?: string;
    readonly isPrivate?: boolean;
  }): Promise<Repository>;
  close(): Promise<void>;
}

/** What GitHub would deliver to an App that is registered from `app.yml`. */
export const EVENTS = (parse(readFileSync('app.yml', 'utf8')) as { default_events: string[] }).default_events;
const PEOPLE: Record<string, Permission> = { lazar: 'write', anna: 'write', fiona: 'read' };
const IDLE_LIMIT_MS = 25_000;

export interface StageOptions {
  /** The time of both, in milliseconds since the epoch: the real one where none is given. */
  readonly clock?: () => number;
}

/** Starts both. Opening a new embedded database takes seconds, so that a file's tests share one. */
async function openStage({ clock = Date.now }: StageOptions): Promise<Stage> {
  const github = await startStandIn({ clock });
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-e2e-'));
  const baton = await startBaton(
    settingsFor(github, dataDir),
    pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }),
    // Turns are short, so that a test waits for none.
    { now: clock, sweep: { everyMs: 100 } },
  );
  github.webhooks.url = `${baton.url}/api/github/webhooks`;
  let made = 0;
  return {
    github,
    baton,
    idle: (limitMs) => idle(github, baton.url, limitMs),
    repository: async ({ files = {}, owner, isPrivate = false } = {}) => {
      made += 1;
      const account = owner ?? `client-${made}`;
      const repository = await github.createRepository({
        owner: account,
        name: `answers-${made}`,
        files: presentIn({ 'README.md': '# Answers\n', ...GOOD_DOCUMENTS, ...files }),
        permissions: PEOPLE,
        isPrivate,
      });
      github.install(account, { repositories: [repository], events: EVENTS });
      await idle(github, baton.url);
      github.requests.clear();
      return repository;
    },
    close: async () => {
      await baton.stop();
      await github.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function presentIn(files: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
  );
}

/** A stage for all tests of a file; after each, nothing may have been asked that GitHub would refuse. */
export function useStage(options: StageOptions = {}): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    Object.assign(stage, await openStage(options));
  });
  afterEach(() => {
    stage.github.faults.clear();
    expect(stage.github.requests.unexpected).toEqual([]);
  });
  afterAll(() => stage.close());
  return stage;
}

/** Settings that a registration at the stand-in would give. */
export function settingsFor(github: StandIn, dataDir: string): Settings {
  return {
    appId: github.appId,
    privateKey: github.privateKey,
    webhookSecret: github.webhookSecret,
    previousWebhookSecret: null,
    apiUrl: github.url,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'fatal',
    role: 'all',
    databaseUrl: null,
    databaseBackend: null,
    dataDir,
    operator: null,
    webhookProxyUrl: null,
  };
}

/** Asks the app's own metrics until nothing waits or runs, twice in a row: a job may enqueue another. */
export async function idle(github: StandIn, batonUrl: string, limitMs = IDLE_LIMIT_MS): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (let quiet = 0; quiet < 2; ) {
    await github.settled();
    quiet = (await openJobs(batonUrl)) === 0 ? quiet + 1 : 0;
    if (Date.now() > deadline) throw new Error(`Still busy: ${await metrics(batonUrl)}`);
    await delay(5);
  }
}

async function openJobs(batonUrl: string): Promise<number> {
  const lines = (await metrics(batonUrl)).matchAll(
    /^baton_queue_jobs\{.*state="(?:waiting|active)"\} (\d+)$/gm,
  );
  return [...lines].reduce((sum, line) => sum + Number(line[1]), 0);
}

export async function metrics(batonUrl: string): Promise<string> {
  const ask = (): Promise<Response> => fetch(`${batonUrl}/metrics`);
  // A kept connection may be closed by the other side at that very moment.
  return (await ask().catch(ask)).text();
}

/** Every `Baton` run at a commit, oldest first. */
export function runsAt(repository: Repository, sha: string): readonly CheckRun[] {
  return (repository.suitesBySha.get(sha) ?? [])
    .flatMap((suite) => suite.checkRuns)
    .filter((run) => run.name === 'Baton');
}

/** The newest `Baton` run at the head of a pull request; fails where there is none. */
export function checkOf(pull: PullRequest): CheckRun {
  const run = runsAt(pull.repository, pull.headSha).at(-1);
  if (run === undefined) throw new Error(`Pull request ${pull.number} has no check`);
  return run;
}

/** The app's comments on a pull request. */
export function commentsOf(pull: PullRequest): readonly Comment[] {
  return pull.comments.filter((comment) => comment.appId !== null);
}

/** What Baton asked of GitHub since the log was cleared: queries, REST reads and writes, without tokens. */
export function asked(github: StandIn): { queries: number; reads: number; writes: number } {
  const requests = github.requests.all.filter((request) => !request.path.endsWith('/access_tokens'));
  const isQuery = (path: string): boolean => path.endsWith('/graphql');
  return {
    queries: requests.filter((request) => isQuery(request.path) && !request.isWrite).length,
    reads: requests.filter((request) => !isQuery(request.path) && !request.isWrite).length,
    writes: requests.filter((request) => request.isWrite).length,
  };
}

export const REASON =
  'The invoice provider drops about 2 % of our calls at night, and each drop loses an order. Retrying gets them through.';
export const NO_REASON = '- Add retry with backoff to the invoice client\n- Update the tests';
