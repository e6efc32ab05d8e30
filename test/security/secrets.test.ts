import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { WEBHOOK_PATH } from '../../src/web/webhook-endpoint.ts';
import { type BatonProcess, freePort, startBatonProcess } from '../chaos/baton-process.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';
import { checkOf, idle } from '../e2e/harness.ts';
import { delivery, signatureOf } from './door.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SECRET = 'canary-of-the-webhook';
/** Words that users write: no log line, no answer and no row may hold them. */
const TEXT = 'canarytext';
/** Logins stand in jobs, since a button names who pressed it; never in a log. */
const LOGIN = 'canarylogin';

let github: StandIn;
let dataDir: string;
beforeEach(async () => {
  github = await startStandIn({ webhookSecret: SECRET });
  dataDir = await mkdtemp(join(tmpdir(), 'baton-secrets-'));
});
afterEach(async () => {
  await github.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** What may be found nowhere: the key's own middle, the secret, and tokens by how GitHub's begin. */
function secretsOf({ privateKey }: StandIn): readonly (string | RegExp)[] {
  const middle = privateKey.split('\n').at(10) ?? '';
  expect(middle).toHaveLength(64);
  return [SECRET, middle, /\bgh[a-z]_\w{8}/, /\beyJ[\w-]{8}/];
}

/** A private repository in which everything that somebody can write holds a canary. */
async function workIn(baton: BatonProcess): Promise<void> {
  const repository = await github.createRepository({
    owner: 'acme',
    name: 'answers',
    isPrivate: true,
    files: {
      ...GOOD_DOCUMENTS,
      'PLAN.md': `## Phase 1 (weeks 1-3): ${TEXT}\n- Target: ${TEXT} > 0.7\n`,
      '.github/baton.yml': `rules: ${TEXT}\nengagement: { engineers: [${LOGIN}] }\n`,
    },
    permissions: { [LOGIN]: 'write', fiona: 'read' },
  });
  github.install('acme', { repositories: [repository] });
  await idle(github, baton.url);
  github.faults.add({ match: { operation: 'PullRequestFacts' }, fault: { kind: 'cut-body' } });
  github.faults.add({ match: { path: /check-runs/ }, fault: { kind: 'error', status: 500, when: 'after' } });
  github.faults.add({ match: { path: /comments/ }, fault: { kind: 'error', status: 422, when: 'before' } });
  const author = github.as(LOGIN);
  const pull = await author.openPullRequest(repository, {
    title: `Add ${TEXT}`,
    body: `- Add ${TEXT}\n- Update ${TEXT}`,
    changes: { [`src/${TEXT}.ts`]: `${TEXT}\n`, 'RUNBOOK.md': `# ${TEXT}\n` },
  });
  await idle(github, baton.url);
  author.comment(pull, `/baton waive rationale ${TEXT}`);
  github.as('fiona').comment(pull, `/baton waive rationale ${TEXT}`);
  author.pressButton(checkOf(pull), 'check-again');
  await idle(github, baton.url);
}

/** Deliveries that are signed rightly and can't be worked on, and some that are not signed; gives the answers. */
async function sendNonsense(baton: BatonProcess): Promise<string> {
  const bodies = [
    { action: 'opened', pull_request: null, title: TEXT },
    { action: 'opened', pull_request: { number: 1, body: TEXT, head: null } },
    { action: 'created', comment: { body: `/baton ${TEXT}` } },
    { ref: TEXT, repository: { name: TEXT, owner: { login: LOGIN } } },
  ].map((body) => JSON.stringify(body));
  const answers: string[] = [];
  for (const body of [...bodies, `{"a": "${TEXT}`, `["${TEXT}"]`]) {
    for (const event of ['pull_request', 'issue_comment', 'push', 'installation', '__proto__', 'error']) {
      for (const secret of [SECRET, 'a guess']) {
        const headers = delivery(body, {
          'x-github-event': event,
          'x-hub-signature-256': signatureOf(body, secret),
        });
        const answer = await fetch(`${baton.url}${WEBHOOK_PATH}`, { method: 'POST', body, headers });
        answers.push(await answer.text());
      }
    }
  }
  return answers.join('');
}

async function answersOf(baton: BatonProcess): Promise<string> {
  const paths = [
    '/metrics',
    '/healthz',
    '/readyz',
    '/badge/acme/answers.svg',
    `/badge/acme/${TEXT}`,
    '/.env',
  ];
  const answers = await Promise.all(paths.map((path) => fetch(`${baton.url}${path}`)));
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}

/** All bytes of the embedded database, as text: whatever a row held since it began stands in its log. */
async function databaseIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

function expectNone(text: string, canaries: readonly (string | RegExp)[]): void {
  for (const canary of canaries) {
    const at = typeof canary === 'string' ? text.indexOf(canary) : text.search(canary);
    expect(at === -1 ? '' : text.slice(Math.max(0, at - 300), at + 100), String(canary)).toBe('');
  }
}

describe('a run at the most talkative level, through every kind of failure', () => {
  it('tells no secret, text or login, in logs, answers and rows', async () => {
    const baton = await startBatonProcess(github, dataDir, await freePort(), {
      env: { LOG_LEVEL: 'trace' },
    });
    github.webhooks.url = `${baton.url}${WEBHOOK_PATH}`;
    await workIn(baton);
    const answers = (await sendNonsense(baton)) + (await answersOf(baton));
    expect(await baton.stop()).toBe(0);

    const logs = baton.errors();
    expect(logs).toContain('A job failed');
    expect(logs).toContain('"outcome":"not-stored"');
    expectNone(logs, [...secretsOf(github), TEXT, LOGIN]);

    expect(answers).toContain('baton_queue_jobs');
    expectNone(answers, [...secretsOf(github), TEXT, LOGIN, 'acme', 'node_modules']);

    const rows = await databaseIn(dataDir);
    // The names of repositories are there, so that texts would be found, too.
    expect(rows).toContain('acme');
    expectNone(rows, [...secretsOf(github), TEXT]);
  });
});

describe('a start that fails', () => {
  it.each<[string, Record<string, string>]>([
    ['for a database that refuses', { DATABASE_URL: 'postgres://baton:canary-password@127.0.0.1:1/baton' }],
    ['for a database that is no address', { DATABASE_URL: 'postgres://baton:canary-password@:x/y' }],
    ['for a folder that can not be made', { BATON_DATA_DIR: '/dev/null/canary' }],
    ['for a key that is none', { PRIVATE_KEY: 'canary-password' }],
    ['for an API that is none', { GITHUB_API_URL: 'canary-password' }],
    ['for a level that is none', { LOG_LEVEL: 'canary-password' }],
  ])('%s tells no secret', (_why, environment) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], {
      cwd: dataDir,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        PATH: process.env['PATH'],
        APP_ID: '1',
        PRIVATE_KEY: github.privateKey,
        WEBHOOK_SECRET: SECRET,
        GITHUB_API_URL: github.url,
        BATON_DATA_DIR: dataDir,
        PORT: '0',
        ...environment,
      },
    });
    expect(status).toBeGreaterThan(0);
    expect(stderr).not.toBe('');
    expectNone(stdout + stderr, [...secretsOf(github), 'canary-password']);
  });
});
