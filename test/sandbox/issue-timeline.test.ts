import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Issue, Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let repository: Repository;
let issue: Issue;
let client: Octokit;

beforeAll(async () => {
  standIn = await startStandIn();
  const permissions = { anna: 'write', fiona: 'read' } as const;
  repository = await standIn.createRepository({ owner: 'acme', name: 'answers', permissions });
  client = await installationClient(standIn, standIn.install('acme').id);
});

beforeEach(() => {
  const baton = standIn.as('baton[bot]', '2026-06-01T08:00:00Z');
  issue = baton.createIssue(repository, { title: 'Phase 1', body: 'Block', labels: ['baton:phase'] });
});

afterEach(() => expect(standIn.requests.unexpected).toEqual([]));
afterAll(() => standIn.close());

async function askIssue(fields: string): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "acme", name: "answers") { issue(number: ${issue.number}) { ${fields} } } }`;
  const answer = await client.graphql<{
    readonly repository: { readonly issue: Record<string, unknown> };
  }>(query);
  return answer.repository.issue;
}

test('the timeline tells who closed, reopened, marked and unmarked an issue, and when', async () => {
  const on = (day: number) => standIn.as('anna', `2026-06-0${day}T08:00:00Z`);
  await on(2).setMilestone(issue, 'Phase 1');
  await on(3).close(issue, 'not_planned');
  await on(4).reopen(issue);
  await on(5).unlabel(issue, 'baton:phase');
  await on(6).setMilestone(issue, null);
  standIn.as('fiona', '2026-06-07T08:00:00Z').comment(issue, 'Why?');
  const types =
    'CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT, ISSUE_COMMENT';
  const { timelineItems } = await askIssue(`timelineItems(last: 50, itemTypes: [${types}]) { nodes {
    __typename
    ... on ClosedEvent { createdAt actor { login } stateReason }
    ... on ReopenedEvent { createdAt actor { login } stateReason }
    ... on LabeledEvent { createdAt actor { login } label { name } }
    ... on UnlabeledEvent { createdAt actor { login } label { name } }
    ... on MilestonedEvent { createdAt actor { login } milestoneTitle }
    ... on DemilestonedEvent { createdAt actor { login } milestoneTitle }
    ... on IssueComment { createdAt body }
  } }`);
  const by = (login: string, day: number) => ({
    actor: { login },
    createdAt: `2026-06-0${day}T08:00:00Z`,
  });
  const label = { name: 'baton:phase' };
  expect(timelineItems).toEqual({
    nodes: [
      { __typename: 'LabeledEvent', ...by('baton', 1), label },
      { __typename: 'MilestonedEvent', ...by('anna', 2), milestoneTitle: 'Phase 1' },
      { __typename: 'ClosedEvent', ...by('anna', 3), stateReason: 'NOT_PLANNED' },
      { __typename: 'ReopenedEvent', ...by('anna', 4), stateReason: 'REOPENED' },
      { __typename: 'UnlabeledEvent', ...by('anna', 5), label },
      { __typename: 'DemilestonedEvent', ...by('anna', 6), milestoneTitle: 'Phase 1' },
      { __typename: 'IssueComment', createdAt: '2026-06-07T08:00:00Z', body: 'Why?' },
    ],
  });
});

test('a kind of event that the stand-in does not record is refused', async () => {
  const pinned = askIssue('timelineItems(last: 5, itemTypes: [CLOSED_EVENT, PINNED_EVENT]) { totalCount }');
  await expect(pinned).rejects.toMatchObject({ errors: [{ type: 'STAND_IN' }] });
  standIn.requests.clear();
});

test('an issue and its comments have the record of their edits', async () => {
  const comment = standIn.as('fiona').comment(issue, '/baton decide stop');
  standIn.as('anna').editIssue(issue, { body: 'Block, and a note' });
  standIn.as('fiona').editComment(comment, '/baton decide continue');
  await client.rest.reactions.createForIssueComment({
    owner: 'acme',
    repo: 'answers',
    comment_id: comment.id,
    content: 'confused',
  });
  const edits = `lastEditedAt includesCreatedEdit editor { login }
    userContentEdits(first: 5) { totalCount nodes { editor { login } } }`;
  const answer = await askIssue(`viewerDidAuthor ${edits} comments(last: 5) { nodes {
    fullDatabaseId author { login } createdAt url viewerDidAuthor ${edits}
    reactionGroups { content viewerHasReacted } } }`);
  const editedBy = (login: string) => ({
    editor: { login },
    includesCreatedEdit: true,
    lastEditedAt: expect.any(String),
  });
  expect(answer).toMatchObject({
    viewerDidAuthor: true,
    ...editedBy('anna'),
    userContentEdits: {
      totalCount: 2,
      nodes: [{ editor: { login: 'anna' } }, { editor: { login: 'baton' } }],
    },
    comments: {
      nodes: [
        {
          fullDatabaseId: String(comment.id),
          author: { login: 'fiona' },
          url: `https://github.com/acme/answers/issues/${issue.number}#issuecomment-${comment.id}`,
          viewerDidAuthor: false,
          ...editedBy('fiona'),
          reactionGroups: expect.arrayContaining([{ content: 'CONFUSED', viewerHasReacted: true }]),
        },
      ],
    },
  });
});

test('a reaction is taken back, once', async () => {
  const comment = standIn.as('fiona').comment(issue, '/baton decide maybe');
  const mutate = (name: string) =>
    client.graphql(`mutation { ${name}(input: { subjectId: "${comment.nodeId}", content: CONFUSED }) {
      reaction { content } } }`);
  await mutate('addReaction');
  expect(await mutate('removeReaction')).toEqual({ removeReaction: { reaction: { content: 'CONFUSED' } } });
  expect(comment.reactions).toEqual([]);
  await expect(mutate('removeReaction')).rejects.toMatchObject({ errors: [{ type: 'UNPROCESSABLE' }] });
});

test('texts are looked up by node id, each by itself and in the token’s repositories only', async () => {
  const other = await standIn.createRepository({ owner: 'acme', name: 'other' });
  const hidden = standIn.as('acme').comment(standIn.as('acme').createIssue(other, { title: 'x' }), 'Secret');
  const comment = standIn.as('fiona').comment(issue, 'Metric: nDCG@5 0.71');
  standIn.as('anna').editComment(comment, 'Metric: nDCG@5 0.91');
  const pull = await standIn
    .as('anna')
    .openPullRequest(repository, { title: 'One', body: 'Why', changes: { 'a.md': 'a\n' } });
  const narrow = await installationClient(standIn, standIn.install('acme').id, {
    repositoryIds: [repository.id],
  });
  const edits = 'userContentEdits(first: 5) { totalCount nodes { editor { login } } }';
  const asked = narrow.graphql(
    `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Node { id } ... on Comment { author { login } editor { login } }
      ... on IssueComment { ${edits} } ... on PullRequest { ${edits} } } }`,
    { ids: [comment.nodeId, hidden.nodeId, pull.nodeId, 'IC_none'] },
  );
  await expect(asked).rejects.toMatchObject({
    data: {
      nodes: [
        {
          id: comment.nodeId,
          author: { login: 'fiona' },
          editor: { login: 'anna' },
          userContentEdits: { totalCount: 2 },
        },
        null,
        { id: pull.nodeId, author: { login: 'anna' }, editor: null, userContentEdits: { totalCount: 0 } },
        null,
      ],
    },
    errors: [
      { type: 'NOT_FOUND', path: ['nodes', 1] },
      { type: 'NOT_FOUND', path: ['nodes', 3] },
    ],
  });
});
