import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { CheckRun, PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';
import { startBaton } from './children.ts';
import { BODY, TITLE } from './world.ts';

/** Requests that one event cost. */
export interface RequestCount {
  readonly scenario: string;
  /** GraphQL queries. */
  readonly queries: number;
  /** REST requests that only read. */
  readonly reads: number;
  /** REST writes and GraphQL mutations. */
  readonly writes: number;
  /** Installation tokens asked for. */
  readonly tokens: number;
}

/** Says what changed, not why: its check fails. */
const UNEXPLAINED = '- Add retry to the invoice client\n- Update the tests';

/** Plays what happens to pull requests on the stand-in GitHub, which acts as GitHub does, and counts what Baton asks. */
export async function countRequests(): Promise<readonly RequestCount[]> {
  const github = await startStandIn();
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const baton = await startBaton('Baton on PGlite', Number(new URL(github.url).port), {
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: github.webhookSecret,
    BATON_DATA_DIR: dataDir,
  });
  github.webhooks.url = `http://127.0.0.1:${baton.port}/api/github/webhooks`;
  try {
    return await playScenarios(github, baton.port);
  } finally {
    await baton.stop();
    await github.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function playScenarios(github: StandIn, port: number): Promise<readonly RequestCount[]> {
  const repository = await github.createRepository({
    owner: 'client',
    name: 'invoices',
    files: GOOD_DOCUMENTS,
    permissions: { anna: 'write', ben: 'write' },
  });
  github.install('client', { repositories: [repository] });
  const counts: RequestCount[] = [];
  async function play<T>(scenario: string | null, act: () => T | Promise<T>): Promise<T> {
    github.requests.clear();
    const result = await act();
    await idle(github, port);
    if (scenario !== null) counts.push(countOf(scenario, github));
    return result;
  }
  const anna = github.as('anna');
  let opened = 0;
  // Each with a commit of its own: pull requests with one head are read together.
  const open = (body: string): Promise<PullRequest> => {
    opened += 1;
    const changes = { 'src/invoices.ts': `export const retries = ${opened};\n` };
    return anna.openPullRequest(repository, { title: TITLE, body, changes });
  };

  // The first event of an installation makes the tokens and reads the account's defaults.
  await play(null, () => open(BODY));
  const passing = await play('opened, passes', () => open(BODY));
  const failing = await play('opened, fails', () => open(UNEXPLAINED));
  await play('edited, nothing changes for the check', () =>
    anna.editPullRequest(passing, { body: `${BODY}\nThanks to ben for the log files.\n` }),
  );
  await play('labelled', () => anna.label(passing, 'enhancement'));
  await play('new commits pushed', () =>
    anna.pushToPullRequest(passing, { changes: { 'src/invoices.ts': 'export const retries = 40;\n' } }),
  );
  await play('re-run of the check', () => anna.rerequestCheck(checkOf(repository, passing)));
  await play('button Check again', () => anna.pressButton(checkOf(repository, passing), 'check-again'));
  await play('/baton waive on a failing one', () =>
    github.as('ben').comment(failing, '/baton waive rationale The reason is in the design document.'),
  );
  const other = await play(null, () => open(UNEXPLAINED));
  await play('edited, a failing one is mended', () => anna.editPullRequest(other, { body: BODY }));
  return counts;
}

function countOf(scenario: string, github: StandIn): RequestCount {
  const isToken = (path: string): boolean => path.endsWith('/access_tokens');
  const requests = github.requests.all.filter(({ path }) => !isToken(path));
  const reads = requests.filter(({ isWrite }) => !isWrite);
  const queries = reads.filter(({ path }) => path.endsWith('/graphql')).length;
  return {
    scenario,
    queries,
    reads: reads.length - queries,
    writes: requests.length - reads.length,
    tokens: github.requests.all.length - requests.length,
  };
}

function checkOf(repository: Repository, pull: PullRequest): CheckRun {
  const runs = (repository.suitesBySha.get(pull.headSha) ?? []).flatMap((suite) => suite.checkRuns);
  const run = runs.at(-1);
  if (run === undefined) throw new Error(`Pull request ${pull.number} has no check`);
  return run;
}

/** Until every delivery is answered and Baton's own metrics show no job, twice in a row: a job may enqueue another. */
async function idle(github: StandIn, port: number): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await github.settled();
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const open = metrics.matchAll(/^baton_queue_jobs\{.*state="(?:waiting|active)"\} (\d+)$/gm);
    quiet = [...open].every(([, count]) => count === '0') ? quiet + 1 : 0;
    await delay(5);
  }
}
