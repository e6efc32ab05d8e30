import { describe, expect, test } from 'vitest';
import { fetchPhaseFacts } from '../../src/github/fetch-phase-facts.ts';
import type { PhaseCommentNode } from '../../src/github/read-phase-issues.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';
import {
  APP_ACTOR,
  lastPage,
  milestone,
  page,
  phaseComment,
  phaseIssue,
  phasesAnswer,
} from './phase-answers.ts';

forbidTheNetwork();

interface Answer {
  readonly data: object;
  readonly errors?: readonly object[];
}

/** Reads the issues out of the answers, which are asked for in this order. */
async function read(...answers: readonly Answer[]) {
  const { client } = clientWithToken();
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  for (const answer of answers) {
    graphqlOnce(answer, ({ query, variables }) => {
      const { owner, repo, ...others } = variables;
      expect({ owner, repo }).toEqual(AT);
      asked.push({ name: /query (\w+)/.exec(query)?.[1] ?? '', variables: others });
    });
  }
  const reading = await fetchPhaseFacts(client, { ...AT, repositoryId: REPOSITORY_ID });
  const issues = reading?.facts.issues ?? [];
  return { issues, numbers: issues.map(({ number }) => number), asked: asked.slice(1) };
}

const first = (parts: object, ...errors: readonly object[]): Answer => ({
  data: phasesAnswer(parts),
  ...(errors.length === 0 ? {} : { errors }),
});
const more = (repository: object | null, ...errors: readonly object[]): Answer => ({
  data: { repository },
  ...(errors.length === 0 ? {} : { errors }),
});
const problem = (type: string, ...path: readonly (string | number)[]) => ({ type, path });
const withheld = problem('FORBIDDEN', 'repository', 'issues', 'nodes', 0);

describe('issues with the label', () => {
  test('are read page by page, oldest first', async () => {
    const { numbers, asked } = await read(
      first({ issues: page([phaseIssue(7), null, phaseIssue(8)], 'i1') }),
      more({ issues: page([phaseIssue(9)], 'i2') }),
      more({ issues: page([phaseIssue(12)]) }),
    );
    expect(numbers).toEqual([7, 8, 9, 12]);
    expect(asked).toEqual([
      { name: 'MorePhaseIssues', variables: { after: 'i1' } },
      { name: 'MorePhaseIssues', variables: { after: 'i2' } },
    ]);
  });

  test('count only where the app wrote them, whatever their text', async () => {
    const { numbers } = await read(
      first({
        issues: page([
          phaseIssue(7, { viewerDidAuthor: false }),
          phaseIssue(8),
          phaseIssue(9, { body: 'Somebody took the marker away' }),
        ]),
      }),
    );
    expect(numbers).toEqual([8, 9]);
  });

  test('that are listed twice, since the list changed in between, are told once', async () => {
    const { numbers } = await read(
      first({ issues: page([phaseIssue(7), phaseIssue(8)], 'i1') }),
      more({ issues: page([phaseIssue(8), phaseIssue(9)]) }),
    );
    expect(numbers).toEqual([7, 8, 9]);
  });

  test.each<[string, readonly Answer[]]>([
    ['the list is missing', [first({ issues: null })]],
    ['one of the first was withheld', [first({ issues: page([null]) }, withheld)]],
    [
      'a part of one was withheld',
      [
        first(
          { issues: page([phaseIssue(7)]) },
          problem('', 'repository', 'issues', 'nodes', 0, 'timelineItems'),
        ),
      ],
    ],
    ['the list breaks off', [first({ issues: page([], 'i1') }), more({ issues: null })]],
    ['the repository goes', [first({ issues: page([], 'i1') }), more(null)]],
    [
      'one of the next was withheld',
      [first({ issues: page([], 'i1') }), more({ issues: page([null]) }, withheld)],
    ],
    ['the list goes in circles', [first({ issues: page([], 'i1') }), more({ issues: page([], 'i1') })]],
    [
      'there are more than five hundred',
      Array.from({ length: 10 }, (_, index) => {
        const part = { issues: page(Array(50).fill(phaseIssue(7)), `i${index}`) };
        return index === 0 ? first(part) : more(part);
      }),
    ],
  ])('are not overlooked where %s', async (_name, answers) => {
    await expect(read(...answers)).rejects.toMatchObject({
      message: expect.stringContaining('issues of phases'),
    });
  });
});

describe('an issue whose label somebody took off', () => {
  const inMilestones = (...lists: readonly (readonly (number | null)[])[]) =>
    page(
      lists.map((numbers, index) =>
        milestone(index + 1, {
          issues: {
            nodes: numbers.map((number) =>
              number === null ? null : { number, viewerDidAuthor: number < 100 },
            ),
          },
        }),
      ),
    );

  test('is found through its milestone, in its place among the others', async () => {
    const { numbers, issues, asked } = await read(
      first({ issues: page([phaseIssue(7), phaseIssue(9)]), milestones: inMilestones([7], [8, null, 100]) }),
      more({ issue: phaseIssue(8, { labels: { nodes: [] } }) }),
    );
    expect(numbers).toEqual([7, 8, 9]);
    expect(issues[1]).toMatchObject({ title: 'Phase 8', labels: [] });
    expect(asked).toEqual([{ name: 'OnePhaseIssue', variables: { number: 8 } }]);
  });

  test('is found through a milestone of a later page, and asked for once', async () => {
    const { numbers, asked } = await read(
      first({ milestones: page([milestone(5)], 'm1') }),
      more({ milestones: inMilestones([8], [8]) }),
      more({ issue: phaseIssue(8) }),
    );
    expect(numbers).toEqual([8]);
    expect(asked).toHaveLength(2);
  });

  test('counts only if it bears the marker: the app writes other issues too', async () => {
    const { numbers } = await read(
      first({ milestones: inMilestones([8, 9]) }),
      more({ issue: phaseIssue(8, { body: '<!-- baton:setup -->' }) }),
      more({ issue: phaseIssue(9) }),
    );
    expect(numbers).toEqual([9]);
  });

  test('is left out where it was deleted in between', async () => {
    const { numbers } = await read(
      first({ issues: page([phaseIssue(7)]), milestones: inMilestones([8]) }),
      more({ issue: null }, problem('NOT_FOUND', 'repository', 'issue')),
    );
    expect(numbers).toEqual([7]);
  });

  test.each<[string, Answer]>([
    ['it', more({ issue: null }, problem('SERVICE_UNAVAILABLE', 'repository', 'issue'))],
    ['its comments', more({ issue: phaseIssue(8) }, problem('', 'repository', 'issue', 'comments'))],
    ['the repository', more(null, problem('NOT_FOUND', 'repository'))],
  ])('is not overlooked where %s could not be read', async (_name, answer) => {
    await expect(read(first({ milestones: inMilestones([8]) }), answer)).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });

  test('has its earlier comments read too', async () => {
    const { issues } = await read(
      first({ milestones: inMilestones([8]) }),
      more({ issue: phaseIssue(8, { comments: lastPage([phaseComment({ id: 'IC_2' })], 'c1') }) }),
      more({ issue: { comments: lastPage([phaseComment({ id: 'IC_1' })]) } }),
    );
    expect(issues[0]?.comments).toMatchObject({ value: [{ nodeId: 'IC_1' }, { nodeId: 'IC_2' }] });
  });
});

describe('comments', () => {
  const commented = (...args: Parameters<typeof lastPage<PhaseCommentNode>>) =>
    first({ issues: page([phaseIssue(7, { comments: lastPage(...args) })]) });
  const named = (id: string) => phaseComment({ id });

  test('are read backwards, and told oldest first', async () => {
    const { issues, asked } = await read(
      commented([named('IC_4'), named('IC_5')], 'c3'),
      more({ issue: { comments: lastPage([named('IC_2'), null, named('IC_3')], 'c1') } }),
      more({ issue: { comments: lastPage([named('IC_1')]) } }),
    );
    expect(issues[0]?.comments).toMatchObject({
      kind: 'known',
      value: ['IC_1', 'IC_2', 'IC_3', 'IC_4', 'IC_5'].map((nodeId) => ({ nodeId })),
    });
    expect(asked).toEqual([
      { name: 'MorePhaseComments', variables: { number: 7, before: 'c3' } },
      { name: 'MorePhaseComments', variables: { number: 7, before: 'c1' } },
    ]);
  });

  test('are kept where they are the app’s own or may hold a command', async () => {
    const { issues } = await read(
      commented([
        phaseComment({ id: 'IC_1', body: 'Well done' }),
        phaseComment({ id: 'IC_2', body: 'Is it met?', viewerDidAuthor: true, author: APP_ACTOR }),
        phaseComment({ id: 'IC_3', body: 'Text\n\n  /Baton accept' }),
      ]),
    );
    expect(issues[0]?.comments).toMatchObject({
      value: [
        { nodeId: 'IC_2', isOwn: true },
        { nodeId: 'IC_3', isOwn: false },
      ],
    });
  });

  test.each<[string, Answer]>([
    ['the list breaks off', more({ issue: null }, problem('', 'repository', 'issue'))],
    ['the issue goes', more({ issue: null })],
    [
      'one was withheld',
      more(
        { issue: { comments: lastPage([named('IC_1'), null]) } },
        problem('', 'repository', 'issue', 'comments', 'nodes', 1),
      ),
    ],
  ])('are unknown where %s, and hold up no other issue', async (_name, answer) => {
    const { issues } = await read(
      first({
        issues: page([phaseIssue(7, { comments: lastPage([named('IC_2')], 'c1') }), phaseIssue(8)]),
      }),
      answer,
    );
    expect(issues.map(({ comments }) => comments.kind)).toEqual(['unknown', 'known']);
  });

  test('are unknown where there are more than two thousand', async () => {
    const full = (cursor: string) => lastPage(Array(100).fill(phaseComment()), cursor);
    const { issues, asked } = await read(
      first({ issues: page([phaseIssue(7, { comments: full('c0') })]) }),
      ...Array.from({ length: 19 }, (_, index) => more({ issue: { comments: full(`c${index + 1}`) } })),
    );
    expect(issues[0]?.comments).toEqual({ kind: 'unknown', reason: 'there are more than 2,000 comments' });
    expect(asked).toHaveLength(19);
  });
});
