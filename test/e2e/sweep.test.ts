import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { registerAll, sweepingEnvironment } from '../bench/sweep-world.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';

/** The weekly sweep over many repositories, in a process that is killed in the middle of it. */

const SERVER = fileURLToPath(new URL('../bench/servers/sweeping-baton.ts', import.meta.url));
const REPOSITORIES = 60;
const AN_INSTALLATION = 20;

let github: StandIn;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  github = await startStandIn();
  dataDir = await mkdtemp(join(tmpdir(), 'baton-sweep-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await github.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function makeClients(): Promise<readonly Repository[]> {
  const template = await github.createRepository({
    owner: 'template',
    name: 'answers',
    isPrivate: true,
    files: { 'README.md': '# Answers\n', ...GOOD_DOCUMENTS },
  });
  const copies = github.createCopies(template, REPOSITORIES, {
    ownerOf: (index) => `client-${Math.floor(index / AN_INSTALLATION)}`,
  });
  const byOwner = Map.groupBy(copies, ({ owner }) => owner.login);
  const rows = [...byOwner].flatMap(([owner, own]) => {
    const { id: installationId } = github.install(owner, { repositories: own });
    return own.map(({ id: repositoryId, name: repo }) => ({ installationId, repositoryId, owner, repo }));
  });
  await registerAll({ dataDir, databaseUrl: null }, rows);
  return copies;
}

function startSweeping(): ChildProcess {
  const { appId, privateKey } = github;
  const port = Number(new URL(github.url).port);
  const env = sweepingEnvironment({ appId, privateKey, port }, { dataDir, databaseUrl: null });
  const child = fork(SERVER, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  return child;
}

describe('a sweep that is killed', () => {
  it('again and again ends with one report in every repository', async () => {
    const copies = await makeClients();
    const reported = (): number => copies.filter((copy) => github.discussions(copy).length > 0).length;
    for (const least of [5, 20, 35]) {
      const child = startSweeping();
      await expect.poll(reported, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(least);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }
    expect(reported()).toBeLessThan(REPOSITORIES);
    startSweeping();
    await expect.poll(reported, { timeout: 100_000, interval: 50 }).toBe(REPOSITORIES);
    expect(copies.map((copy) => github.discussions(copy).length)).toEqual(copies.map(() => 1));
  }, 240_000);
});
