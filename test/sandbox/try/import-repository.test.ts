import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../../src/sandbox/start-stand-in.ts';
import type { PlannedPullRequest } from '../../../src/sandbox/try/client-repository.ts';
import { openPullRequests, reserveNumbers } from '../../../src/sandbox/try/import-repository.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

function planned(number: number | null, branch: string): PlannedPullRequest {
  const proposal = { kind: 'files', changes: { [`${branch}.md`]: 'x\n' } } as const;
  return {
    number,
    title: branch,
    body: '',
    author: 'anna',
    branch,
    proposal,
    isDraft: false,
    isFork: false,
    labels: [],
  };
}

describe('pull requests that come after issues', () => {
  it.each([
    ['small numbers', [3, 4, null], [5, 6], [3, 4, 7]],
    ['large numbers', [41, 45], [1, 2], [41, 45]],
    ['no numbers', [null, null], [1, 2], [3, 4]],
  ])('keep their own: %s', async (name, numbers, issues, expected) => {
    const repository = await standIn.createRepository({
      owner: 'acme',
      name: name.replace(' ', '-'),
      permissions: { anna: 'write' },
    });
    const plans = numbers.map((number, at) => planned(number, `b${at}`));
    reserveNumbers(repository, plans);
    const made = issues.map(() => standIn.as('anna').createIssue(repository, { title: 'Phase' }).number);
    expect(made).toEqual(issues);
    const pulls = await openPullRequests(standIn, repository, plans, () => undefined);
    expect(pulls.map(({ number }) => number)).toEqual(expected);
    expect(standIn.as('anna').createIssue(repository, { title: 'Next' }).number).toBe(
      Math.max(...expected, ...issues) + 1,
    );
  });
});
