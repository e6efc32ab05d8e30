import { describe, expect, test } from 'vitest';
import { fetchPhaseFacts } from '../../src/github/fetch-phase-facts.ts';
import { BASE, fileEntry } from './answers.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';
import { ANNA, APP_ACTOR, milestone, page, phaseIssue, phasesAnswer } from './phase-answers.ts';

forbidTheNetwork();

const PLACE = { ...AT, repositoryId: REPOSITORY_ID };
const problem = (type: string, ...path: readonly (string | number)[]) => ({ type, path });

interface Answer {
  readonly data: object;
  readonly errors?: readonly object[];
}

/** Reads the facts out of the answers, which are asked for in this order. */
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
  const reading = await fetchPhaseFacts(client, PLACE);
  return { reading, facts: reading?.facts, asked };
}

const first = (more: object = {}, ...errors: readonly object[]): Answer => ({
  data: phasesAnswer(more),
  ...(errors.length === 0 ? {} : { errors }),
});
const more = (repository: object | null, ...errors: readonly object[]): Answer => ({
  data: { repository },
  ...(errors.length === 0 ? {} : { errors }),
});
const transient = { failure: { kind: 'transient' } };

describe('the repository', () => {
  test('is told by one query, with its config and the labels that it has', async () => {
    const { reading, asked } = await read(
      first({
        overdueLabel: { name: 'baton:overdue' },
        defaultBranchRef: { name: 'main', target: { oid: BASE, file: fileEntry('mode: enforce') } },
      }),
    );
    expect(asked).toEqual([
      { name: 'PhaseFacts', variables: { configPath: '.github/baton.yml', after: null } },
    ]);
    expect(reading).toEqual({
      baseSha: BASE,
      facts: {
        appLogin: 'baton',
        repository: {
          id: REPOSITORY_ID,
          nodeId: 'R_1',
          owner: 'acme',
          name: 'shop',
          url: 'https://github.com/acme/shop',
          defaultBranch: 'main',
          isPrivate: true,
          hasIssuesEnabled: true,
        },
        configFile: {
          path: '.github/baton.yml',
          sha: 'b10b',
          text: { kind: 'known', value: 'mode: enforce' },
        },
        issues: [],
        milestones: [],
        labels: ['baton:overdue'],
      },
    });
  });

  test('is told by the name that it bears now', async () => {
    const { facts } = await read(first({ name: 'store', owner: { login: 'acme-labs' } }));
    expect(facts?.repository).toMatchObject({ owner: 'acme-labs', name: 'store' });
  });

  test.each([
    ['is gone', more(null, problem('NOT_FOUND', 'repository'))],
    ['is not told, without a word', more(null)],
    ['is another one under that name', first({ databaseId: REPOSITORY_ID + 1 })],
  ])('that %s has no phases', async (_name, { data, errors }) => {
    const answer = { data: { viewer: { login: 'baton[bot]' }, ...data }, ...(errors && { errors }) };
    expect((await read(answer)).reading).toBeNull();
  });

  test.each([
    ['FORBIDDEN', 'forbidden'],
    ['SERVICE_UNAVAILABLE', 'transient'],
  ])('that is not told for %s is a fault', async (type, kind) => {
    const reading = read(more(null, problem(type, 'repository')));
    await expect(reading).rejects.toMatchObject({ failure: { kind } });
  });

  test('is not taken for empty where its branch could not be read', async () => {
    for (const [defaultBranchRef, ...below] of [
      [null],
      [{ name: 'main', target: null }, 'target'],
    ] as const) {
      const trouble = problem('SERVICE_UNAVAILABLE', 'repository', 'defaultBranchRef', ...below);
      await expect(read(first({ defaultBranchRef }, trouble))).rejects.toMatchObject(transient);
    }
  });

  test('whose config could not be read has an unknown one', async () => {
    const at = ['repository', 'defaultBranchRef', 'target', 'file'];
    const { facts } = await read(first({}, problem('SERVICE_UNAVAILABLE', ...at)));
    expect(facts).toMatchObject({ configFile: { text: { kind: 'unknown' } } });
  });
});

describe('milestones', () => {
  test('are read page by page, the app’s own told from others', async () => {
    const creators = [
      APP_ACTOR,
      { kind: 'Bot', login: 'baton[bot]' },
      { kind: 'Bot', login: 'other' },
      { kind: 'User', login: 'baton' },
      ANNA,
      null,
    ];
    const nodes = creators.map((creator, index) => milestone(10 - index, { creator }));
    const last = milestone(1, {
      state: 'CLOSED',
      dueOn: '2026-07-01T12:00:00Z',
      description: 'The first',
    });
    const { facts, asked } = await read(
      first({ milestones: page([...nodes, null], 'm1') }),
      more({ milestones: page([milestone(2)], 'm2') }),
      more({ milestones: page([last]) }),
    );
    expect(asked.slice(1)).toEqual([
      { name: 'MoreMilestones', variables: { after: 'm1' } },
      { name: 'MoreMilestones', variables: { after: 'm2' } },
    ]);
    expect(facts?.milestones.map(({ number, isOwn }) => [number, isOwn])).toEqual([
      [10, true],
      [9, true],
      [8, false],
      [7, false],
      [6, false],
      [5, false],
      [2, true],
      [1, true],
    ]);
    expect(facts?.milestones.at(0)).toMatchObject({ isOpen: true, dueOn: null, description: '' });
    expect(facts?.milestones.at(-1)).toEqual({
      number: 1,
      title: 'Milestone 1',
      dueOn: '2026-07-01T12:00:00Z',
      description: 'The first',
      isOpen: false,
      isOwn: true,
    });
  });

  test('that are listed twice, since one was made in between, are told once', async () => {
    const { facts } = await read(
      first({ milestones: page([milestone(2), milestone(1)], 'm1') }),
      more({ milestones: page([milestone(1)]) }),
    );
    expect(facts?.milestones.map(({ number }) => number)).toEqual([2, 1]);
  });

  test.each<[string, readonly Answer[]]>([
    ['the list is missing', [first({ milestones: null })]],
    [
      'one of the first was withheld',
      [first({ milestones: page([null]) }, problem('FORBIDDEN', 'repository', 'milestones', 'nodes', 0))],
    ],
    ['the list breaks off', [first({ milestones: page([], 'm1') }), more({ milestones: null })]],
    ['the repository goes', [first({ milestones: page([], 'm1') }), more(null)]],
    [
      'one of the next was withheld',
      [
        first({ milestones: page([], 'm1') }),
        more({ milestones: page([null]) }, problem('', 'repository', 'milestones', 'nodes', 0)),
      ],
    ],
    [
      'the list goes in circles',
      [first({ milestones: page([], 'm1') }), more({ milestones: page([], 'm1') })],
    ],
    [
      'there are more than a thousand',
      Array.from({ length: 10 }, (_, index) => {
        const nodes = Array.from({ length: 100 }, (_one, at) => milestone(100 * index + at));
        const part = { milestones: page(nodes, `m${index}`) };
        return index === 0 ? first(part) : more(part);
      }),
    ],
  ])('are not overlooked where %s', async (_name, answers) => {
    await expect(read(...answers)).rejects.toMatchObject({
      message: expect.stringContaining('all milestones'),
    });
  });

  test('are read up to the thousandth', async () => {
    const { facts } = await read(
      ...Array.from({ length: 10 }, (_, index) => {
        const nodes = Array.from({ length: 100 }, (_one, at) => milestone(100 * index + at));
        const part = { milestones: page(nodes, index === 9 ? null : `m${index}`) };
        return index === 0 ? first(part) : more(part);
      }),
    );
    expect(facts?.milestones).toHaveLength(1000);
  });
});

test('a repository that has no phases yet still tells of labels by their answers alone', async () => {
  const label = (name: string) => ({ name });
  const { facts } = await read(
    first({
      phaseLabel: label('Baton:Phase'),
      killCriterionLabel: label('baton:kill-criterion'),
      issues: page([phaseIssue(7)]),
    }),
  );
  // GitHub finds a label whatever its capitals are; it is the app's all the same.
  expect(facts?.labels).toEqual(['baton:phase', 'baton:kill-criterion']);
  expect(facts?.issues.map(({ number }) => number)).toEqual([7]);
});
