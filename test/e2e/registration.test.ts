import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { freePort } from '../chaos/baton-process.ts';
import { PRIVATE_KEY } from '../settings/keys.ts';
import { checkOf, idle, NO_REASON } from './harness.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
let github: StandIn;
let folder: string;
let running: Set<ChildProcess>;
beforeEach(async () => {
  github = await startStandIn();
  folder = await mkdtemp(join(tmpdir(), 'baton-registration-'));
  running = new Set();
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  expect(github.requests.unexpected).toEqual([]);
  await github.close();
  await rm(folder, { recursive: true, force: true });
});

/** Baton as `npm start` starts it, in a folder of its own. */
async function startProcess(env: Record<string, string> = {}, args: readonly string[] = []) {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      GITHUB_API_URL: github.url,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  }
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    /** Resolves when the process has said it. */
    said: async (what: RegExp): Promise<string> => {
      await expect.poll(() => output, { timeout: 30_000 }).toMatch(what);
      return what.exec(output)?.[0] ?? '';
    },
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

const ADDRESS = /http:\/\/\S+\?token=\S+/;

/** What somebody does in the browser, up to the moment when GitHub sends them back. */
async function walkToGitHub(address: string, organization = ''): Promise<string> {
  const { origin, searchParams } = new URL(address);
  const query = new URLSearchParams({
    token: searchParams.get('token') ?? '',
    organization,
    webhook: origin,
  });
  const review = await (await fetch(`${origin}/review?${query.toString()}`)).text();
  const action = unescapeHtml(/<form action="([^"]+)" method="post">/.exec(review)?.[1] ?? '');
  const manifest = unescapeHtml(/name="manifest" value="([^"]+)"/.exec(review)?.[1] ?? '');
  const form = await fetch(action, {
    method: 'POST',
    body: new URLSearchParams({ manifest }),
    redirect: 'manual',
  });
  expect(form.status).toBe(302);
  return form.headers.get('location') ?? '';
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

async function envFile(): Promise<string | null> {
  return readFile(join(folder, '.env'), 'utf8').catch(() => null);
}

describe('a first start without an App', () => {
  it('registers one through the browser, and goes on as a running Baton; so does the next start', async () => {
    await writeFile(join(folder, '.env'), 'LOG_LEVEL=info\n# mine\nAPP_ID=');
    const baton = await startProcess();
    const back = await walkToGitHub(await baton.said(ADDRESS), 'acme');
    const page = await (await fetch(back)).text();
    expect(page).toContain('<h1>Registered</h1>');
    expect(page).toContain(`/apps/${github.slug}/installations/new`);
    expect(page).not.toContain('PRIVATE_KEY');

    await baton.said(/Baton is running/);
    const saved = (await envFile()) ?? '';
    expect(saved.startsWith('LOG_LEVEL=info\n# mine\nAPP_ID=\nAPP_ID=4711\nPRIVATE_KEY=')).toBe(true);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
    expect(github.webhooks.url).toBe(`${baton.url}/api/github/webhooks`);
    await expectCheck(baton.url);
    // What app.yml asks for is what the App has: nothing to note.
    expect(baton.output()).not.toContain('lacks');
    expect(await baton.stop()).toBe(0);

    const next = await startProcess();
    await next.said(/Baton is running/);
    expect(next.output()).not.toMatch(ADDRESS);
    expect(await next.stop()).toBe(0);
  });

  it('stops when it is asked to', async () => {
    const baton = await startProcess();
    await baton.said(ADDRESS);
    expect(await baton.stop()).toBe(0);
  });

  it('serves the page in production only where somebody means it', async () => {
    const refused = await startProcess({ NODE_ENV: 'production' });
    await refused.said(/start once with --register/);
    const baton = await startProcess({ NODE_ENV: 'production' }, ['--register']);
    await baton.said(ADDRESS);
    expect(await baton.stop()).toBe(0);
  });

  it('shows the credentials once where no file can be written', async () => {
    const baton = await startProcess();
    const back = await walkToGitHub(await baton.said(ADDRESS));
    await writeFile(join(folder, '.env'), 'APP_ID=12\n');
    const page = await (await fetch(back)).text();
    expect(page).toContain('names another App');
    expect(page).toContain('APP_ID=4711\nPRIVATE_KEY=');
    expect(await envFile()).toBe('APP_ID=12\n');
    const again = await fetch(back);
    expect(again.status).toBe(400);
    expect(await again.text()).not.toContain('PRIVATE_KEY=');
    expect(await baton.stop()).toBe(0);
  });
});

/** The check of a pull request, through a signed webhook to the address that was registered. */
async function expectCheck(batonUrl: string): Promise<void> {
  const people = { lazar: 'write' } as const;
  const repository = await github.createRepository({ owner: 'acme', name: 'app', permissions: people });
  github.install('acme', { repositories: [repository] });
  await idle(github, batonUrl);
  const wish = { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } };
  const pull = await github.as('lazar').openPullRequest(repository, wish);
  await idle(github, batonUrl);
  expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
}

describe('a registration that fails', () => {
  it.each([
    ['a code that GitHub does not know', { code: 'unknown' }, 502, 'does not know the code'],
    ['a state that was not given here', { state: 'forged' }, 400, 'did not begin here'],
  ])('by %s says so, and writes nothing', async (_, changed, status, expected) => {
    const baton = await startProcess();
    const back = new URL(await walkToGitHub(await baton.said(ADDRESS)));
    for (const [name, value] of Object.entries(changed)) back.searchParams.set(name, value);
    const answer = await fetch(back);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(expected);
    expect(await envFile()).toBeNull();
  });

  it.each([422, 500])(
    'by a conversion that GitHub answers with %d says so, and writes nothing',
    async (status) => {
      const baton = await startProcess();
      const back = await walkToGitHub(await baton.said(ADDRESS));
      github.faults.add({ fault: { kind: 'error', status, when: 'before' } });
      const page = await (await fetch(back)).text();
      expect(page).toContain(`GitHub answered with the status ${status}`);
      expect(await envFile()).toBeNull();
      github.faults.clear();
    },
  );

  it('by an answer that never comes says so, and writes nothing', async () => {
    const baton = await startProcess();
    const back = await walkToGitHub(await baton.said(ADDRESS));
    github.faults.add({ fault: { kind: 'drop', when: 'before' } });
    expect(await (await fetch(back)).text()).toContain('GitHub did not answer');
    expect(await envFile()).toBeNull();
    github.faults.clear();
  });
});

describe('an App whose key is not its own', () => {
  it('is found out at the start, which ends', async () => {
    const baton = await startProcess({
      APP_ID: String(github.appId),
      PRIVATE_KEY,
      WEBHOOK_SECRET: github.webhookSecret,
    });
    await baton.said(/GitHub knows no such pair/);
    expect(await baton.exited).toBe(78);
  });
});
