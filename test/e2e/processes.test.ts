import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { type BatonProcess, freePort, startBatonProcess } from '../chaos/baton-process.ts';
import { findPostgres, NO_POSTGRES, startPostgres, type TestPostgres } from '../queue/postgres.ts';
import { idle, NO_REASON, runsAt } from './harness.ts';

const PULL_REQUESTS = 24;
const hasPostgres = findPostgres() !== null;
const title = 'processes that share a PostgreSQL';

describe.skipIf(!hasPostgres)(hasPostgres ? title : `${title} (skipped: ${NO_POSTGRES})`, () => {
  let postgres: TestPostgres;
  let github: StandIn;
  let dataDir: string;
  let databaseUrl: string;
  const started = new Set<BatonProcess>();
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    github = await startStandIn();
    dataDir = await mkdtemp(join(tmpdir(), 'baton-processes-'));
    databaseUrl = await postgres.createDatabase();
  });
  afterEach(async () => {
    await Promise.all(Array.from(started, (each) => each.kill()));
    started.clear();
    await github.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function start(role: string, port?: number): Promise<BatonProcess> {
    const settings = { DATABASE_URL: databaseUrl, BATON_ROLE: role };
    const baton = await startBatonProcess(github, dataDir, port ?? (await freePort()), { env: settings });
    started.add(baton);
    return baton;
  }

  async function installed(): Promise<Repository[]> {
    const repositories: Repository[] = [];
    for (const owner of ['acme', 'globex', 'initech']) {
      const repository = await github.createRepository({
        owner,
        name: 'app',
        permissions: { lazar: 'write' },
      });
      github.install(owner, { repositories: [repository] });
      repositories.push(repository);
    }
    return repositories;
  }

  const open = (repository: Repository, index: number): Promise<PullRequest> =>
    github.as('lazar').openPullRequest(repository, {
      title: `Retry ${index}`,
      body: NO_REASON,
      changes: { [`a-${index}.ts`]: 'x\n' },
    });

  it('lose nothing and check each head once when a worker and then the web process are killed', async () => {
    const webPort = await freePort();
    const web = await start('web', webPort);
    const [doomed, survivor] = await Promise.all([start('worker'), start('worker')]);
    github.webhooks.url = `${web.url}/api/github/webhooks`;
    const repositories = await installed();
    await idle(github, survivor.url);
    github.requests.clear();
    // So slow that many checks are under way when a process dies.
    github.faults.latencyMs = 60;
    const pulls = await Promise.all(
      Array.from({ length: PULL_REQUESTS }, (_, index) => open(at(repositories, index), index)),
    );
    await expect
      .poll(() => github.requests.count({ operation: 'PullRequestFacts' }), { timeout: 10_000 })
      .toBeGreaterThan(3);
    await doomed.kill();
    await github.settled();
    expect(github.webhooks.deliveries.filter(({ statusCode }) => statusCode !== 202)).toEqual([]);

    await web.kill();
    const again = await start('web', webPort);
    const late = await Promise.all(repositories.map((repository, index) => open(repository, 100 + index)));
    github.faults.latencyMs = 0;
    await idle(github, again.url, 60_000);
    for (const pull of [...pulls, ...late]) {
      expect(
        runsAt(pull.repository, pull.headSha).map(({ status, conclusion }) => [status, conclusion]),
      ).toEqual([['completed', 'failure']]);
    }
    expect(github.requests.unexpected).toEqual([]);
    expect(await again.stop()).toBe(0);
    expect(await survivor.stop()).toBe(0);
  }, 120_000);

  it('keep to their roles: the web takes and does nothing, a worker has no door for deliveries', async () => {
    const web = await start('web');
    github.webhooks.url = `${web.url}/api/github/webhooks`;
    const [repository] = await installed();
    await github.settled();
    if (repository === undefined) throw new Error('no repository');
    const pull = await open(repository, 1);
    await github.settled();
    // Nobody has worked so far; each process looks once whether its key is the App's.
    expect(github.requests.all.filter(({ path }) => path !== '/app')).toEqual([]);
    const worker = await start('worker');
    await idle(github, web.url);
    expect(runsAt(repository, pull.headSha)).toHaveLength(1);

    const status = async (path: string, init?: RequestInit) =>
      (await fetch(`${worker.url}${path}`, init)).status;
    expect(await status('/api/github/webhooks', { method: 'POST', body: '{}' })).toBe(404);
    expect(await status('/badge/acme/app.svg')).toBe(404);
    expect(await status('/healthz')).toBe(200);
    expect(await status('/metrics')).toBe(200);
  }, 60_000);
});

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('none');
  return item;
}
