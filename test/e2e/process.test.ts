import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { VARIABLES } from '../../src/settings/variables.ts';
import { freePort, startBatonProcess } from '../chaos/baton-process.ts';
import { checkOf, idle, NO_REASON } from './harness.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
let github: StandIn;
let dataDir: string;
beforeEach(async () => {
  github = await startStandIn();
  dataDir = await mkdtemp(join(tmpdir(), 'baton-process-'));
});
afterEach(async () => {
  await github.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A repository with the App installed, its installation worked off. */
async function installedIn(batonUrl: string): Promise<Repository> {
  const repository = await github.createRepository({
    owner: 'acme',
    name: 'app',
    permissions: { lazar: 'write' },
  });
  github.install('acme', { repositories: [repository] });
  await idle(github, batonUrl);
  return repository;
}

describe('a process that is killed', () => {
  it('between acknowledgement and work loses nothing', async () => {
    const port = await freePort();
    const first = await startBatonProcess(github, dataDir, port);
    github.webhooks.url = `${first.url}/api/github/webhooks`;
    const repository = await installedIn(first.url);
    // No answer comes, so the acknowledged work can't be done before the process dies.
    github.faults.add({ times: 1_000, fault: { kind: 'hang', when: 'before' } });
    const wish = { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } };
    const pull = await github.as('lazar').openPullRequest(repository, wish);
    await github.settled();
    expect(github.webhooks.deliveries.at(-1)?.statusCode).toBe(202);
    await first.kill();
    expect(repository.suitesBySha.get(pull.headSha)?.flatMap((suite) => suite.checkRuns) ?? []).toEqual([]);

    github.faults.clear();
    const second = await startBatonProcess(github, dataDir, port);
    await idle(github, second.url);
    expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(await second.stop()).toBe(0);
  });
});

describe('a second process on the same folder', () => {
  it('is told so and ends, and the first goes on', async () => {
    const first = await startBatonProcess(github, dataDir, await freePort());
    await expect(startBatonProcess(github, dataDir, await freePort())).rejects.toThrow(String(first.pid));
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
  });
});

describe('a process that is asked to stop', () => {
  it('finishes what runs, and ends', async () => {
    const baton = await startBatonProcess(github, dataDir, await freePort());
    github.webhooks.url = `${baton.url}/api/github/webhooks`;
    const repository = await installedIn(baton.url);
    github.faults.add({ match: { operation: 'PullRequestFacts' }, fault: { kind: 'delay', ms: 700 } });
    const pull = await github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } });
    await expect.poll(() => github.requests.count({ operation: 'PullRequestFacts' })).toBe(1);
    expect(await baton.stop()).toBe(0);
    expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });
});

describe('a process that is being stopped', () => {
  it('says that it is not ready while it finishes what runs, and still makes durable what comes', async () => {
    const port = await freePort();
    const first = await startBatonProcess(github, dataDir, port);
    github.webhooks.url = `${first.url}/api/github/webhooks`;
    const repository = await installedIn(first.url);
    github.faults.add({ match: { operation: 'PullRequestFacts' }, fault: { kind: 'delay', ms: 1_500 } });
    const wish = { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } };
    const running = await github.as('lazar').openPullRequest(repository, wish);
    await expect.poll(() => github.requests.count({ operation: 'PullRequestFacts' })).toBe(1);

    const stopped = first.stop();
    const statusOf = async (path: string) => (await fetch(`${first.url}${path}`)).status;
    await expect.poll(() => statusOf('/readyz')).toBe(503);
    expect(await statusOf('/healthz')).toBe(200);
    const late = await github
      .as('lazar')
      .openPullRequest(repository, { ...wish, changes: { 'b.ts': 'x\n' } });
    await github.settled();
    expect(github.webhooks.deliveries.at(-1)?.statusCode).toBe(202);
    expect(await stopped).toBe(0);
    expect(checkOf(running).status).toBe('completed');

    const second = await startBatonProcess(github, dataDir, port);
    await idle(github, second.url);
    expect(checkOf(late).status).toBe('completed');
    expect(await second.stop()).toBe(0);
  });
});

describe('a file .env', () => {
  it('adds to the environment, and never overrides it', async () => {
    await writeFile(join(dataDir, '.env'), 'APP_ID=12\nWEBHOOK_SECRET=from-the-file\nLOG_LEVEL=loud\n');
    const { status, stderr } = spawnSync(process.execPath, [MAIN], {
      cwd: dataDir,
      env: { PATH: process.env['PATH'], APP_ID: 'x', PRIVATE_KEY: github.privateKey },
      encoding: 'utf8',
    });
    expect(status).toBe(78);
    expect(stderr).toContain('- APP_ID: expected');
    expect(stderr).toContain('- LOG_LEVEL: expected');
    expect(stderr).not.toContain('WEBHOOK_SECRET');
  });
});

describe('a process with wrong settings', () => {
  it('names every problem and ends', () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN], {
      cwd: dataDir,
      env: { PATH: process.env['PATH'], APP_ID: 'x', PRIVATE_KEY: github.privateKey },
      encoding: 'utf8',
    });
    expect(status).toBe(78);
    expect(stderr).toContain('- APP_ID: expected');
    expect(stderr).toContain('- WEBHOOK_SECRET: expected');
  });

  it('names an argument that it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, '--regster'], {
      cwd: dataDir,
      encoding: 'utf8',
    });
    expect(status).toBe(64);
    expect(stderr).toContain('--regster');
  });

  it('explains itself when asked', () => {
    const { status, stdout } = spawnSync(process.execPath, [MAIN, '--help'], {
      cwd: dataDir,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('npm run try [PATH]');
    for (const { names } of VARIABLES) expect(stdout).toContain(names.join(', '));
  });
});
