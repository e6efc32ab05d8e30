import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandInError } from '../../../src/sandbox/stand-in-error.ts';
import type { IssueDesk } from '../../../src/sandbox/try/issues/issue-desk.ts';
import { renderClock } from '../../../src/sandbox/try/page/layout.ts';
import type { OpenedText, PullView } from '../../../src/sandbox/try/page/view.ts';
import type { ReportDesk } from '../../../src/sandbox/try/reports/report-desk.ts';
import type { ReportsView } from '../../../src/sandbox/try/reports/report-view.ts';
import {
  startPageServer,
  type WaitingPageServer,
} from '../../../src/sandbox/try/server/start-page-server.ts';
import type { Session } from '../../../src/sandbox/try/session.ts';

const PULL: PullView = {
  number: 7,
  state: 'open',
  title: 'Add <retry> & "backoff"',
  author: { login: 'ben', isBot: false },
  isDraft: false,
  labels: [],
  createdAt: '2026-06-01T12:00:00Z',
  check: null,
  isChecking: true,
  body: 'Because of <b onclick="x()">drops</b>.\nTwice.',
  head: 'retry',
  base: 'main',
  commits: 1,
  files: [{ path: 'a<b>.ts', additions: 1, deletions: 0 }],
  fileCount: 1,
  documents: [
    { path: 'RUNBOOK.md', kind: 'runbook', isThere: true, isChanged: true },
    { path: 'CONTEXT.md', kind: 'context', isThere: false, isChanged: false },
  ],
  comments: [
    {
      id: 1,
      author: { login: 'baton', isBot: true },
      role: 'bot',
      body: '<!-- hidden -->\n<details><summary>Not blocking: 1</summary>\n\n- `deploy.yml` changed\n\n</details>\n\n[a](https://github.com/acme/answers/edit/retry/RUNBOOK.md#L3) [b](https://github.com/acme/answers/pull/9) [c](https://github.com/other/answers/edit/main/a.md)',
      createdAt: '2026-06-01T12:00:00Z',
      isEdited: false,
      foldedAs: 'resolved',
      reactions: [],
    },
  ],
  events: [],
  speakers: [{ login: 'anna', description: 'may write' }],
  suggestion: null,
  happenings: [],
};

const REPORTS: ReportsView = {
  newest: {
    path: '/discussions/12',
    number: 12,
    title: 'Readiness <b>64</b> / 100',
    category: 'Handoff',
    author: { login: 'baton', isBot: true },
    createdAt: '2026-07-10T14:00:00Z',
    isEdited: true,
    body: '**64 / 100** <img src=x>\n\n[last week](https://github.com/acme/answers/discussions/9) [check](https://github.com/acme/answers/runs/99) [push](https://github.com/acme/answers/commit/0123456789012345678901234567890123456789)',
    reactions: [],
  },
  earlier: [{ path: '/discussions/9', title: 'The week before', createdAt: '2026-07-03T14:00:00Z' }],
  day: 'Friday',
  nextDueAt: '2026-07-17T14:00:00Z',
  travelling: null,
  isAwaited: false,
  canRenew: true,
  drills: [{ number: 5, title: 'Roll back answers' }],
  happenings: [],
};

describe('the local pages', () => {
  let server: WaitingPageServer;
  let origin: string;
  const saves: { readonly number: number | null; readonly path: string; readonly text: string }[] = [];
  const opened = (path: string): OpenedText => {
    if (path === 'link.md') return { kind: 'refused', reason: 'link.md is a symbolic link' };
    return path === 'NEW.md'
      ? { kind: 'text', text: '', isNew: true }
      : { kind: 'text', text: '\n</textarea><b>', isNew: false };
  };
  const issues: IssueDesk = {
    list: async () => ({
      phases: [],
      others: [],
      plan: { path: 'PLAN.md', isThere: false, draft: '# <b>Plan</b>' },
    }),
    issue: async () => null,
    comment: async () => undefined,
    tick: async () => undefined,
  };
  const edits: { readonly title: string; readonly body: string }[] = [];
  const travels: number[] = [];
  const reports: ReportDesk = {
    view: async () => REPORTS,
    discussion: (number) =>
      number === 12 && REPORTS.newest !== null
        ? { discussion: REPORTS.newest, older: REPORTS.earlier[0] ?? null, newer: null }
        : null,
    renew: () => {
      throw new StandInError('There is nothing to comment on');
    },
    travel: async (weeks) => void travels.push(weeks),
  };
  const session: Session = {
    issues,
    reports,
    clock: () => ({ aheadMs: 0, differs: false }),
    commit: async () => null,
    pullOfRun: (id) => (id === 99 ? 7 : null),
    repository: async () => ({
      name: 'acme/answers',
      branch: 'main',
      isHistory: false,
      hasMerged: true,
      startsOn: null,
      pullRequests: [PULL],
      issues: await issues.list(),
      reports: REPORTS,
      startCounts: [],
    }),
    pull: async (number) => (number === PULL.number ? PULL : null),
    edit: async (_, edit) => {
      if (edit.title === '') throw new StandInError('A pull request needs a title');
      edits.push(edit);
    },
    main: async () => ({ ...(await session.repository()), documents: PULL.documents, happenings: [] }),
    editor: async (number, path) => ({
      path,
      opened: opened(path),
      branch: number === null ? 'main' : PULL.head,
      pull: number === null ? null : PULL,
      main: number === null ? await session.main() : null,
    }),
    save: async (number, path, text) => {
      if (path.startsWith('..')) throw new StandInError('That is no path of a file in a repository');
      saves.push({ number, path, text });
    },
    locate: (link, filename) =>
      link.startsWith('acme/answers/') ? { number: 7, path: filename || 'docs/a b.md' } : null,
    homes: () => ['acme/answers'],
    comment: () => undefined,
    press: () => undefined,
    started: () => undefined,
  };

  beforeAll(async () => {
    server = await startPageServer(0);
    origin = server.url;
    server.show(session);
  });
  afterAll(() => server.stop());

  /** With plain node:http, since fetch sets the headers in question itself. */
  function ask(path: string, headers: Record<string, string> = {}, form?: string) {
    const { port, host } = new URL(origin);
    return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
      (resolve, reject) => {
        const outgoing = request(
          {
            port,
            host: '127.0.0.1',
            path,
            method: form === undefined ? 'GET' : 'POST',
            headers: { host, ...headers },
          },
          (response) => {
            let body = '';
            response.on('data', (chunk: Buffer) => (body += chunk.toString()));
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
            );
          },
        );
        outgoing.on('error', reject);
        outgoing.end(form);
      },
    );
  }

  it('answers only under a name of this machine', async () => {
    const { port } = new URL(origin);
    expect((await ask('/')).status).toBe(200);
    expect((await ask('/', { host: `127.0.0.1:${port}` })).status).toBe(200);
    expect((await ask('/', { host: `evil.example:${port}` })).status).toBe(403);
    expect((await ask('/', { host: `localhost.evil.example:${port}` })).status).toBe(403);
  });

  it.each([
    ['its own page', { 'sec-fetch-site': 'same-origin' }, 303],
    ['its own page, told by an old browser', {}, 303],
    ['another page', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
  ])('takes a form of %s or not', async (_, headers, expected) => {
    const sent = await ask('/pull/7/edit', { origin, ...headers }, 'title=T&body=A%0D%0AB');
    expect(sent.status).toBe(expected);
    if (expected === 303) expect(edits.at(-1)).toEqual({ title: 'T', body: 'A\nB' });
  });

  it('refuses a form that tells nothing of where it stands', async () => {
    expect((await ask('/pull/7/edit', {}, 'title=T')).status).toBe(403);
    expect((await ask('/pull/7/edit', { origin: 'http://evil.example' }, 'title=T')).status).toBe(403);
  });

  it('tells why an action is refused, to a person and to the script', async () => {
    const page = await ask('/pull/7/edit', { origin }, 'title=&body=');
    expect([page.status, page.body.includes('A pull request needs a title.')]).toEqual([422, true]);
    const told = await ask('/pull/7/edit', { origin, accept: 'application/json' }, 'title=&body=');
    expect(JSON.parse(told.body)).toEqual({ problem: 'A pull request needs a title.' });
  });

  it('lets a page load nothing from elsewhere and run no script of a text', async () => {
    const { headers, body } = await ask('/pull/7');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).toContain('Add &lt;retry&gt; &amp; &quot;backoff&quot;');
    expect(body).toContain('a&lt;b&gt;.ts');
    expect(body).not.toContain('onclick="');
    expect(body).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="(?!\/)/);
  });

  it('folds what is folded on GitHub, and the foldable parts of a comment', async () => {
    const { body } = await ask('/pull/7');
    expect(body).toContain('This comment was marked as resolved.');
    expect(body).toMatch(/<details>\s*<summary>Not blocking: 1<\/summary>\s*<ul>/);
    expect(body).not.toContain('hidden -->');
  });

  it('lists the documents with an editor each, and those that are missing', async () => {
    const { body } = await ask('/pull/7');
    expect(body).toContain('href="/pull/7/file?path=RUNBOOK.md"');
    expect(body).toMatch(/CONTEXT\.md[^]*not there[^]*Write/);
    expect((await ask('/main')).body).toContain('href="/main/file?path=RUNBOOK.md"');
  });

  it('shows a file as text in its editor, its first line break kept', async () => {
    const { body } = await ask('/pull/7/file?path=RUNBOOK.md&value=taken');
    expect(body).toContain('spellcheck="false">\n\n&lt;/textarea&gt;&lt;b&gt;</textarea>');
    expect(body).not.toContain('taken');
    expect(body).toContain('data-path="/pull/7/file?path=RUNBOOK.md"');
  });

  it('fills a new file with what a link proposes', async () => {
    const { body } = await ask(`/main/file?path=NEW.md&value=${encodeURIComponent('# <b>Now</b>\n')}`);
    expect(body).toContain('\n# &lt;b&gt;Now&lt;/b&gt;\n</textarea>');
  });

  it('says why a file can not be edited', async () => {
    const { body } = await ask('/main/file?path=link.md');
    expect(body).toContain('link.md is a symbolic link.');
    expect(body).not.toContain('<textarea');
  });

  it('saves a file to the head or to the default branch, and goes on in its editor', async () => {
    const form = 'path=docs%2Fa+b.md&text=A%0D%0AB';
    const sent = await ask('/pull/7/file', { origin }, form);
    expect([sent.status, sent.headers['location']]).toEqual([303, '/pull/7/file?path=docs%2Fa+b.md']);
    await ask('/main/file', { origin }, form);
    const saved = { path: 'docs/a b.md', text: 'A\nB' };
    expect(saves).toEqual([
      { number: 7, ...saved },
      { number: null, ...saved },
    ]);
    expect((await ask('/main/file', { origin }, 'path=..%2Fx&text=')).status).toBe(422);
    expect((await ask('/main/press', { origin }, 'button=rerun')).status).toBe(422);
    expect((await ask('/main/file', {}, form)).status).toBe(403);
  });

  it('leads links to the editor of GitHub to its own', async () => {
    const edit = await ask('/github/acme/answers/edit/retry/docs/a%20b.md');
    expect([edit.status, edit.headers['location']]).toEqual([303, '/pull/7/file?path=docs%2Fa+b.md']);
    const made = await ask('/github/acme/answers/new/main?filename=NEW.md&value=A%20%26%20B');
    expect(made.headers['location']).toBe('/pull/7/file?path=NEW.md&value=A+%26+B');
    expect((await ask('/github/other/answers/edit/main/a.md')).status).toBe(404);
    expect((await ask('/github/%ff/edit')).status).toBe(404);
  });

  it('keeps links into this repository here, and lets all others open elsewhere', async () => {
    const { body } = await ask('/pull/7');
    expect(body).toContain('href="/github/acme/answers/edit/retry/RUNBOOK.md#L3"');
    expect(body).toContain('href="/pull/9"');
    expect(body).toMatch(
      /href="https:\/\/github\.com\/other\/answers\/edit\/main\/a\.md"[^>]*target="_blank"/,
    );
  });

  it('shows the newest report first, with all that can be done about it', async () => {
    const { body } = await ask('/');
    expect(body).toContain('Readiness &lt;b&gt;64&lt;/b&gt; / 100');
    expect(body).toContain('<strong>64 / 100</strong>');
    expect(body).toContain('href="/discussions/9">The week before</a>');
    expect(body).toContain('href="/issues/5">Roll back answers</a>');
    expect(body).toMatch(/id="travel-1">[^]*Next Friday[^]*id="travel-4">[^]*Four weeks on/);
    expect(body).not.toContain('<img src=x');
  });

  it('keeps the links of a report to its evidence here', async () => {
    const { body } = await ask('/discussions/12');
    expect(body).toContain('href="/discussions/9"');
    expect(body).toContain('href="/commit/0123456789012345678901234567890123456789"');
    expect(body).toContain('href="/runs/99"');
    expect((await ask('/runs/99')).headers['location']).toBe('/pull/7#check');
    expect(body).toContain('rel="prev"');
    expect(body).not.toContain('rel="next"');
    expect((await ask('/discussions/13')).status).toBe(404);
  });

  it('lets weeks pass, and says why a report is not renewed', async () => {
    const sent = await ask('/reports/travel', { origin }, 'weeks=4');
    expect([sent.status, sent.headers['location']]).toEqual([303, '/#report']);
    expect(travels).toEqual([4]);
    const refused = await ask('/reports/renew', { origin }, '');
    expect([refused.status, refused.body.includes('There is nothing to comment on.')]).toEqual([422, true]);
    expect((await ask('/reports/other', { origin }, '')).status).toBe(422);
    expect((await ask('/reports/travel', {}, 'weeks=4')).status).toBe(403);
  });

  it('tells the date of the trial only where it is another one', async () => {
    expect((await ask('/')).body).toContain('id="trial-clock" data-ahead="0" hidden>');
    expect(renderClock({ aheadMs: 86_400_000 * 30, differs: true }).markup).toMatch(
      /class="date">In this trial it is \d+ \w+ \d{4}</,
    );
  });

  it('says that a page is not there', async () => {
    expect((await ask('/pull/8')).status).toBe(404);
    expect((await ask('/../package.json')).status).toBe(404);
    expect((await ask('/main/file')).status).toBe(404);
  });
});
