import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

const SUBMODULE = 'a'.repeat(40);
const PNG = new Uint8Array([137, 80, 78, 71, 0, 1]);
const NOT_UTF8 = new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x0a]);

let standIn: StandIn;
let repository: Repository;
let client: Octokit;
let firstSha: string;

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    createdAt: '2026-01-05T09:00:00Z',
    files: {
      'README.md': '# Shop\n',
      'RUNBOOK.md': 'One\n',
      'docs/decisions/0001-a.md': 'A\n',
      'docs/decisions/0002-b.md': 'B\n',
      'docs/link.md': { symlink: 'decisions/0001-a.md' },
      'vendor/lib': { submodule: SUBMODULE },
      'logo.png': PNG,
      'latin.md': NOT_UTF8,
    },
    permissions: { anna: 'write', ben: 'write' },
  });
  firstSha = repository.git.commitOf('main') ?? '';
  client = await installationClient(standIn, standIn.install('acme').id);
});

afterEach(() => expect(standIn.requests.unexpected).toEqual([]));
afterAll(() => standIn.close());

async function ask(fields: string): Promise<Record<string, unknown>> {
  const answer = await client.graphql<{ readonly repository: Record<string, unknown> }>(
    `{ repository(owner: "acme", name: "shop") { ${fields} } }`,
  );
  return answer.repository;
}

const BLOB = '... on Blob { text isBinary isTruncated byteSize }';

test('a folder lists its entries with what is in them', async () => {
  const entry = `name type mode oid object { oid ${BLOB} }`;
  const answer =
    await ask(`folder: object(expression: "${firstSha}:docs/decisions") { ... on Tree { entries { ${entry} } } }
    root: object(expression: "${firstSha}:") { ... on Tree { entries { name type } } }
    none: object(expression: "${firstSha}:docs/none") { oid }`);
  expect(answer).toEqual({
    folder: {
      entries: [
        expect.objectContaining({ name: '0001-a.md', type: 'blob', mode: 0o100644 }),
        expect.objectContaining({ name: '0002-b.md', object: expect.objectContaining({ text: 'B\n' }) }),
      ],
    },
    root: {
      entries: expect.arrayContaining([
        { name: 'docs', type: 'tree' },
        { name: 'vendor', type: 'tree' },
      ]),
    },
    none: null,
  });
});

test('aliased paths of a commit tell files, folders, links, submodules and nothing apart', async () => {
  const fields = `type mode oid object { __typename ${BLOB} }`;
  const answer = await ask(`object(oid: "${firstSha}") { ... on Commit {
    file: file(path: "RUNBOOK.md") { ${fields} }
    folder: file(path: "docs/decisions") { ${fields} }
    link: file(path: "docs/link.md") { ${fields} }
    submodule: file(path: "vendor/lib") { ${fields} }
    inside: file(path: "vendor/lib/a.md") { ${fields} }
    none: file(path: "docs/none.md") { ${fields} }
  } }
  submodule: object(expression: "${firstSha}:vendor/lib") { oid }
  throughLink: object(expression: "${firstSha}:docs/link.md/x") { oid }`);
  const target = { __typename: 'Blob', text: 'decisions/0001-a.md' };
  expect(answer).toMatchObject({
    object: {
      file: { type: 'blob', mode: 0o100644, object: { text: 'One\n' } },
      folder: { type: 'tree', mode: 0o040000, object: { __typename: 'Tree' } },
      link: { type: 'blob', mode: 0o120000, object: target },
      submodule: { type: 'commit', mode: 0o160000, oid: SUBMODULE, object: null },
      inside: null,
      none: null,
    },
    submodule: null,
    throughLink: null,
  });
});

test('a binary file has no text, and bytes that are no UTF-8 are replaced', async () => {
  const answer = await ask(`png: object(expression: "HEAD:logo.png") { ${BLOB} }
    latin: object(expression: "HEAD:latin.md") { ${BLOB} }`);
  expect(answer).toEqual({
    png: { text: null, isBinary: true, isTruncated: false, byteSize: 6 },
    latin: { text: 'Caf\uFFFD\n', isBinary: false, isTruncated: false, byteSize: 5 },
  });
});

test('a history tells of the past by path and since a time', async () => {
  const anna = standIn.as('anna', '2026-03-01T12:00:00Z');
  await anna.push(repository, { changes: { 'RUNBOOK.md': 'Two\n' } });
  await standIn.as('ben', '2026-03-02T12:00:00Z').push(repository, { changes: { 'src/a.ts': 'a\n' } });
  await standIn.as('ben', '2026-03-09T12:00:00Z').push(repository, { changes: { 'RUNBOOK.md': null } });
  const version = 'committedDate author { user { login } } file(path: "RUNBOOK.md") { oid }';
  const answer = await ask(`defaultBranchRef { target { ... on Commit {
    all: history(first: 10, path: "RUNBOOK.md") { totalCount nodes { ${version} } }
    recent: history(first: 1, since: "2026-03-02T12:00:00Z") { totalCount nodes { committedDate } }
    folder: history(first: 1, path: "src", since: "2026-03-02T12:00:01Z") { totalCount }
    before: history(first: 10, path: "RUNBOOK.md", since: "2026-03-02T00:00:00Z") { totalCount }
  } } }`);
  expect(answer).toEqual({
    defaultBranchRef: {
      target: {
        all: {
          totalCount: 3,
          nodes: [
            { committedDate: '2026-03-09T12:00:00Z', author: { user: { login: 'ben' } }, file: null },
            {
              committedDate: '2026-03-01T12:00:00Z',
              author: { user: { login: 'anna' } },
              file: { oid: expect.any(String) },
            },
            // The first commit is the owner's, and an organisation is no user.
            {
              committedDate: '2026-01-05T09:00:00Z',
              author: { user: null },
              file: { oid: expect.any(String) },
            },
          ],
        },
        recent: { totalCount: 2, nodes: [{ committedDate: '2026-03-09T12:00:00Z' }] },
        folder: { totalCount: 0 },
        before: { totalCount: 1 },
      },
    },
  });
});

test('a pull request tells of its base, its fork, its milestone and the tip that it will be merged into', async () => {
  const opened = await standIn.as('zoe').openPullRequest(repository, {
    title: 'Write it down',
    changes: { 'NOTES.md': 'a\n' },
    milestone: 'Phase 2',
  });
  const baseOid = repository.git.commitOf('main');
  const tip = await standIn.as('anna').push(repository, { changes: { 'CONTEXT.md': 'State\n' } });
  const target = `target { oid ... on Commit { file(path: "CONTEXT.md") { type } history(first: 1) { totalCount }
    tree { entries { name type } } } }`;
  const answer = await ask(`pullRequest(number: ${opened.number}) { author { login } mergedAt baseRefOid
    milestone { title number } headRepository { url nameWithOwner } comments(first: 1) { totalCount }
    baseRef { ${target} } }`);
  expect(answer).toMatchObject({
    pullRequest: {
      author: { login: 'zoe' },
      mergedAt: null,
      baseRefOid: baseOid,
      milestone: { title: 'Phase 2', number: 1 },
      headRepository: { url: 'https://github.com/zoe/shop', nameWithOwner: 'zoe/shop' },
      comments: { totalCount: 0 },
      baseRef: { target: { oid: tip, file: { type: 'blob' }, history: { totalCount: 5 } } },
    },
  });
  await standIn.as('anna').setMilestone(opened, null);
  expect(await ask(`pullRequest(number: ${opened.number}) { milestone { title } }`)).toEqual({
    pullRequest: { milestone: null },
  });
});

test('issues are chosen by label, state and who opened them', async () => {
  const setUp = { title: 'Set this repository up', body: 'Two links.', labels: ['baton:setup'] };
  const own = standIn.as('baton[bot]', '2026-02-01T08:00:00Z').createIssue(repository, setUp);
  standIn.as('anna').createIssue(repository, { ...setUp, title: 'The same by a person' });
  standIn.as('baton[bot]').createIssue(repository, { title: 'Another', labels: ['baton:report'] });
  await standIn.as('anna').close(own);
  const order = 'orderBy: { field: CREATED_AT, direction: DESC }';
  const fields = `totalCount nodes { number title body state createdAt closedAt viewerDidAuthor
    author { login } labels(first: 5) { nodes { name } } }`;
  const answer = await ask(`
    own: issues(first: 5, labels: ["baton:setup"], filterBy: { createdBy: "baton[bot]" }, ${order}) { ${fields} }
    open: issues(first: 1, states: OPEN, ${order}) { totalCount nodes { title } }
    both: issues(first: 5, labels: ["baton:setup"], ${order}) { nodes { title viewerDidAuthor } }`);
  expect(answer).toMatchObject({
    own: {
      totalCount: 1,
      nodes: [
        {
          number: own.number,
          state: 'CLOSED',
          createdAt: '2026-02-01T08:00:00Z',
          closedAt: expect.any(String),
          viewerDidAuthor: true,
          author: { login: 'baton' },
          labels: { nodes: [{ name: 'baton:setup' }] },
        },
      ],
    },
    open: { totalCount: 2, nodes: [{ title: 'Another' }] },
    both: {
      nodes: [
        { title: 'The same by a person', viewerDidAuthor: false },
        { title: setUp.title, viewerDidAuthor: true },
      ],
    },
  });
});

test('merges of the past stand in the order in which they were last touched', async () => {
  const merge = async (title: string, opened: string, merged: string) => {
    const changes = { [`${title}.md`]: `${title}\n` };
    const pull = await standIn.as('ben', opened).openPullRequest(repository, { title, changes });
    await standIn.as('anna', merged).merge(pull, 'squash');
    return pull;
  };
  const early = await merge('early', '2026-04-01T10:00:00Z', '2026-04-02T10:00:00Z');
  await merge('late', '2026-04-03T10:00:00Z', '2026-04-05T10:00:00Z');
  standIn.as('baton[bot]', '2026-04-06T10:00:00Z').comment(early, 'Confirmed.');
  const nodes = `number title mergedAt updatedAt author { login }
    comments(first: 5) { nodes { body viewerDidAuthor createdAt } }`;
  const order = 'orderBy: { field: UPDATED_AT, direction: DESC }';
  const answer =
    await ask(`pullRequests(states: MERGED, baseRefName: "main", first: 5, ${order}) { nodes { ${nodes} } }
    other: pullRequests(states: MERGED, baseRefName: "release", first: 5) { totalCount }
    defaultBranchRef { target { ... on Commit { history(first: 1) { nodes { committedDate author { user { login } } } } } } }`);
  expect(answer).toMatchObject({
    pullRequests: {
      nodes: [
        {
          number: early.number,
          mergedAt: '2026-04-02T10:00:00Z',
          updatedAt: '2026-04-06T10:00:00Z',
          author: { login: 'ben' },
          comments: { nodes: [{ body: 'Confirmed.', viewerDidAuthor: true }] },
        },
        { title: 'late', mergedAt: '2026-04-05T10:00:00Z', comments: { nodes: [] } },
      ],
    },
    other: { totalCount: 0 },
    defaultBranchRef: {
      target: {
        history: {
          nodes: [{ committedDate: '2026-04-05T10:00:00Z', author: { user: { login: 'ben' } } }],
        },
      },
    },
  });
});

test('a renamed file is told by its new path alone, a file that became a link as changed', async () => {
  const text = 'A line that stays.\n'.repeat(20);
  await standIn.as('anna').push(repository, { changes: { 'old/name.md': text, 'kind.md': 'x\n' } });
  const changes = {
    'old/name.md': null,
    'new/name.md': `${text}And one more.\n`,
    'kind.md': { symlink: 'README.md' },
    'gone.md': null,
    'vendor/lib': { submodule: 'b'.repeat(40) },
  };
  const pull = await standIn.as('anna').openPullRequest(repository, { title: 'Move', changes });
  const answer = await ask(
    `pullRequest(number: ${pull.number}) { changedFiles files(first: 9) { nodes { path changeType } } }`,
  );
  expect(answer).toEqual({
    pullRequest: {
      changedFiles: 3,
      files: {
        nodes: [
          { path: 'kind.md', changeType: 'CHANGED' },
          { path: 'new/name.md', changeType: 'RENAMED' },
          { path: 'vendor/lib', changeType: 'MODIFIED' },
        ],
      },
    },
  });
});
