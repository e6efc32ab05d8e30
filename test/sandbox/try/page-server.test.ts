import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandInError } from '../../../src/sandbox/stand-in-error.ts';
import type { PullView } from '../../../src/sandbox/try/page/view.ts';
import {
  startPageServer,
  type WaitingPageServer,
} from '../../../src/sandbox/try/server/start-page-server.ts';
import type { Session } from '../../../src/sandbox/try/session.ts';

const PULL: PullView = {
  number: 7,
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
  comments: [
    {
      id: 1,
      author: { login: 'baton', isBot: true },
      role: 'bot',
      body: '<!-- hidden -->\n<details><summary>Not blocking: 1</summary>\n\n- `deploy.yml` changed\n\n</details>',
      createdAt: '2026-06-01T12:00:00Z',
      isEdited: false,
      foldedAs: 'resolved',
      reactions: [],
    },
  ],
  speakers: [{ login: 'anna', description: 'may write' }],
  suggestion: null,
  happenings: [],
};

describe('the local pages', () => {
  let server: WaitingPageServer;
  let origin: string;
  const edits: { readonly title: string; readonly body: string }[] = [];
  const session: Session = {
    repository: () => ({ name: 'acme/answers', isHistory: false, pullRequests: [PULL], startCounts: [] }),
    pull: async (number) => (number === PULL.number ? PULL : null),
    edit: async (_, edit) => {
      if (edit.title === '') throw new StandInError('A pull request needs a title');
      edits.push(edit);
    },
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

  it('says that a page is not there', async () => {
    expect((await ask('/pull/8')).status).toBe(404);
    expect((await ask('/../package.json')).status).toBe(404);
  });
});
