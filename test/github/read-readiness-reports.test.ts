import { describe, expect, test } from 'vitest';
import type { DiscussionNode, LabelledIssueNode } from '../../src/github/readiness-answer.ts';
import { forbidTheNetwork } from './github-under-nock.ts';
import { ANNA, APP_ACTOR, lastPage, page, phaseComment } from './phase-answers.ts';
import { daysAgo, discussion, labelledIssue } from './readiness-answers.ts';
import { first, read } from './readiness-under-nock.ts';

forbidTheNetwork();

const readFacts = async (parts: object) => (await read(first(parts))).facts;
const reportComment = (more: object = {}) =>
  phaseComment({
    author: APP_ACTOR,
    body: '<!-- baton:report:2026-W21 -->\r\nText',
    createdAt: daysAgo(7),
    viewerDidAuthor: true,
    ...more,
  });

describe('a report', () => {
  test('is told wherever it was posted, the newest first', async () => {
    const facts = await readFacts({
      discussions: page([discussion('D_2', 1), discussion('D_1', 14)]),
      reportIssues: { nodes: [labelledIssue(5, { comments: lastPage([reportComment()]) })] },
    });
    expect(facts?.reports).toEqual([
      {
        place: 'discussion',
        id: 'D_2',
        url: 'https://github.com/acme/shop/discussions/D_2',
        createdAt: daysAgo(1),
        title: 'Report D_2',
        body: '<!-- baton:report:2026-W22 -->\nText',
        isEditedByOthers: false,
      },
      {
        place: 'comment',
        id: '3000000001',
        url: 'https://github.com/acme/shop/issues/7#issuecomment-1',
        createdAt: daysAgo(7),
        title: 'Issue 5',
        body: '<!-- baton:report:2026-W21 -->\r\nText',
        isEditedByOthers: false,
      },
      expect.objectContaining({ id: 'D_1' }),
    ]);
  });

  test.each<[string, Partial<DiscussionNode>, boolean]>([
    ['nobody', {}, false],
    ['the app', { lastEditedAt: daysAgo(1), editor: APP_ACTOR }, false],
    [
      'the app under its full name',
      { lastEditedAt: daysAgo(1), editor: { kind: 'Bot', login: 'baton[bot]' } },
      false,
    ],
    ['a person', { lastEditedAt: daysAgo(1), editor: ANNA }, true],
    [
      'a person of the same name',
      { lastEditedAt: daysAgo(1), editor: { kind: 'User', login: 'baton' } },
      true,
    ],
    ['somebody who is gone', { lastEditedAt: daysAgo(1), editor: null }, true],
  ])('tells whether others edited it: %s', async (_name, more, isEditedByOthers) => {
    const comment = reportComment({ lastEditedAt: null, editor: null, ...more });
    const facts = await readFacts({
      discussions: page([discussion('D_1', 3, more)]),
      reportIssues: { nodes: [labelledIssue(5, { comments: lastPage([comment]) })] },
    });
    expect(facts?.reports.map((report) => report.isEditedByOthers)).toEqual([
      isEditedByOthers,
      isEditedByOthers,
    ]);
  });

  test.each<[string, Partial<DiscussionNode>]>([
    ['of somebody else', { viewerDidAuthor: false }],
    ['that quotes the marker further down', { body: 'Look:\n<!-- baton:report:2026-W22 -->' }],
    ['of another kind', { body: '<!-- baton:reporter:1 -->' }],
    ['older than thirteen weeks', { createdAt: daysAgo(91, -1_000) }],
  ])('is none: a text %s', async (_name, more) => {
    const facts = await readFacts({
      discussions: page([discussion('D_1', 3, more)]),
      reportIssues: { nodes: [labelledIssue(5, { comments: lastPage([reportComment(more)]) })] },
    });
    expect(facts?.reports).toEqual([]);
  });
});

describe('the issue for reports', () => {
  test.each<[string, readonly (LabelledIssueNode | null)[], object | null]>([
    [
      'is the newest of the app’s own',
      [labelledIssue(9, { viewerDidAuthor: false }), null, labelledIssue(5), labelledIssue(4)],
      { number: 5, url: 'https://github.com/acme/shop/issues/5', isOpen: true },
    ],
    [
      'may be closed',
      [labelledIssue(5, { state: 'CLOSED' })],
      { number: 5, url: 'https://github.com/acme/shop/issues/5', isOpen: false },
    ],
    ['may not be there', [labelledIssue(9, { viewerDidAuthor: false })], null],
  ])('%s', async (_name, nodes, expected) => {
    expect((await readFacts({ reportIssues: { nodes } }))?.reportIssue).toEqual(expected);
  });
});

describe('a drill', () => {
  const readDrills = async (...nodes: readonly (LabelledIssueNode | null)[]) =>
    (await readFacts({ drillIssues: { nodes } }))?.drills;

  test('is told with the comments that may count', async () => {
    const comments = lastPage([
      phaseComment({ fullDatabaseId: '1', body: 'How do I start?' }),
      phaseComment({ fullDatabaseId: '2', body: '/BATON drill passed in ten minutes' }),
      phaseComment({ fullDatabaseId: '3', body: 'Noted.', author: APP_ACTOR, viewerDidAuthor: true }),
    ]);
    const drills = await readDrills(labelledIssue(6, { comments, state: 'CLOSED' }), labelledIssue(5));
    expect(drills).toMatchObject([
      {
        number: 6,
        url: 'https://github.com/acme/shop/issues/6',
        title: 'Issue 6',
        body: '<!-- baton:drill:shop -->\nText',
        isOpen: false,
        createdAt: daysAgo(9),
        comments: [
          { id: 2, author: { login: 'anna', isBot: false }, isOwn: false },
          { id: 3, isOwn: true },
        ],
      },
      { number: 5, isOpen: true, comments: [] },
    ]);
  });

  test.each<[string, Partial<LabelledIssueNode>]>([
    ['of somebody else', { viewerDidAuthor: false }],
    ['without the marker in front', { body: 'Text\n<!-- baton:drill:shop -->' }],
  ])('is none: an issue %s', async (_name, more) => {
    expect(await readDrills(labelledIssue(6, more), null)).toEqual([]);
  });
});
