import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningBaton, startBaton } from '../../src/baton.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';
import { checkOf, idle, NO_REASON, settingsFor } from './harness.ts';

type Line = Readonly<Record<string, unknown>>;

/** Words of users, wherever users can put them: none may ever stand in a log. */
const WORDS = 'Zebrafish';

let github: StandIn;
let baton: RunningBaton;
let repository: Repository;
let dataDir: string;
let text = '';

/** Everything that was logged, at every level. */
const lines = (): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const linesOf = (delivery: unknown): Line[] => lines().filter((line) => line['delivery'] === delivery);

beforeAll(async () => {
  github = await startStandIn({});
  dataDir = await mkdtemp(join(tmpdir(), 'baton-logs-'));
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => void (text += line) });
  baton = await startBaton(settingsFor(github, dataDir), log, { sweep: { everyMs: 100 } });
  github.webhooks.url = `${baton.url}/api/github/webhooks`;
  repository = await github.createRepository({
    owner: 'zebrafish-client',
    name: 'answers',
    files: { 'README.md': `# ${WORDS}\n`, ...GOOD_DOCUMENTS, '.github/baton.yml': `mode: ${WORDS}\n` },
    permissions: { lazar: 'write', anna: 'write' },
  });
  github.install('zebrafish-client', { repositories: [repository] });
  await idle(github, baton.url);
});

afterAll(async () => {
  await baton.stop();
  await github.close();
  await rm(dataDir, { recursive: true, force: true });
});

function openPullRequest(path: string) {
  return github.as('lazar').openPullRequest(repository, {
    title: `${WORDS}: retry`,
    body: `${NO_REASON}\n- ${WORDS}`,
    changes: { [path]: `${WORDS}\n` },
  });
}

describe('the log', () => {
  it('lets one webhook be followed to its check by the id that GitHub shows for it', async () => {
    const pull = await openPullRequest('a.ts');
    await idle(github, baton.url);
    const { guid } = github.webhooks.deliveries.find(({ event }) => event === 'pull_request') ?? {};
    const [accepted, begun, ended] = linesOf(guid);
    expect(accepted).toMatchObject({ msg: 'A delivery was accepted', level: 30, event: 'pull_request' });
    expect(begun).toMatchObject({ msg: 'A job begins', level: 20 });
    expect(ended).toEqual({
      level: 30,
      time: expect.any(Number),
      msg: 'A job has ended',
      delivery: guid,
      job: 'check-pull-request',
      key: `${repository.id}#${pull.number}`,
      installationId: accepted?.['installationId'],
      attempt: 1,
      outcome: 'done',
      waitedMs: expect.any(Number),
      durationMs: expect.any(Number),
    });
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('carries the delivery on to the jobs that its job asks for', async () => {
    const before = lines().length;
    await github.as('anna').push(repository, { message: WORDS, changes: { 'RUNBOOK.md': `# ${WORDS}\n` } });
    await idle(github, baton.url);
    const push = lines()
      .slice(before)
      .find((line) => line['event'] === 'push');
    const jobs = linesOf(push?.['delivery']).map((line) => line['job']);
    expect(jobs).toContain('check-repository');
    expect(jobs).toContain('check-pull-request');
  });

  it('tells of trouble by its kind, with the same ids', async () => {
    github.faults.add({
      times: 2,
      match: { operation: 'PullRequestFacts' },
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    const pull = await openPullRequest('b.ts');
    await idle(github, baton.url);
    github.faults.clear();
    const failed = lines().find(
      (line) => line['msg'] === 'A job failed' && line['key'] === `${repository.id}#${pull.number}`,
    );
    expect(failed).toMatchObject({ delivery: expect.any(String), attempt: 1, level: 40 });
    expect(failed?.['error']).toMatch(/^POST \/graphql: 502/);
  });

  it('keeps what an unsigned request says of itself out', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-github-event': `${WORDS} <script>`,
      'x-github-delivery': `${WORDS} one`,
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    };
    const body = JSON.stringify({ word: WORDS });
    const response = await fetch(`${baton.url}/api/github/webhooks`, { method: 'POST', headers, body });
    expect(response.status).toBe(401);
    expect(lines().at(-1)).toEqual({
      level: 40,
      time: expect.any(Number),
      msg: 'A delivery was refused',
      delivery: null,
      event: null,
      installationId: null,
      outcome: 'bad-signature',
    });
  });

  it('holds no text of users, no login, no name of a repository and no secret', () => {
    expect(lines().length).toBeGreaterThan(20);
    const secrets = [
      WORDS,
      'zebrafish-client',
      'lazar',
      'anna',
      'answers',
      github.webhookSecret,
      'PRIVATE KEY',
      'ghs_',
    ];
    for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });
});
