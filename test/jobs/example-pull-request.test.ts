import { expect, test } from 'vitest';
import { decide } from '../../src/handoff/effects/decide.ts';
import { rationaleRule } from '../../src/handoff/rules/rationale/rationale-rule.ts';
import { examplePullRequest } from '../../src/jobs/example-pull-request.ts';

test.each([
  ...rationaleRule.passing.map((example) => ({ ...example, conclusion: 'success' })),
  ...rationaleRule.failing.map((example) => ({ ...example, conclusion: 'failure' })),
])('the example "$title" is judged by its description alone, to the end', ({ conclusion, ...example }) => {
  expect(decide(examplePullRequest(example))).toMatchObject({ conclusion, wants: [], isIncomplete: false });
});
