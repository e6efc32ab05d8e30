import { describe, expect, it } from 'vitest';
import { fileUrl } from '../../../../src/handoff/phases/file-url.ts';
import {
  counted,
  criterionWords,
  dayWords,
  spanWords,
  targetWords,
  valueWords,
} from '../../../../src/handoff/phases/issue/words.ts';
import { criterion, iterations, threshold, weeks } from '../criteria/facts.ts';

describe('plain words', () => {
  it.each([
    [valueWords(0.1 + 0.2, ''), '0.3'],
    [valueWords(0.15, '$'), '$0.15'],
    [valueWords(85, '%'), '85%'],
    [valueWords(1234.5678, 'ms'), '1234.57 ms'],
    [criterionWords(criterion(iterations(3))), 'nDCG@5 < 0.6 after 3 iterations'],
    [criterionWords(criterion(iterations(1))), 'nDCG@5 < 0.6 after 1 iteration'],
    [criterionWords(criterion(weeks(2))), 'nDCG@5 < 0.6 after 2 weeks'],
    [criterionWords({ ...criterion(), threshold: null, text: 'if nobody uses it' }), 'if nobody uses it'],
    [targetWords({ text: 'a', line: 1, threshold: threshold({ comparison: '>=' }) }), 'nDCG@5 ≥ 0.6'],
    [targetWords({ text: 'users like it', line: 1, threshold: null }), 'users like it'],
    [counted(1, 'try'), '1 try'],
    [counted(2, 'try'), '2 tries'],
    [dayWords('2026-06-01', 'UTC'), '1 Jun 2026'],
    [dayWords('2026-06-01T23:30:00Z', 'Europe/Berlin'), '2 Jun 2026'],
    [spanWords('2026-06-01', '2026-06-21', 'UTC'), '1 Jun 2026 to 21 Jun 2026'],
    [spanWords(null, '2026-06-21', 'UTC'), 'until 21 Jun 2026'],
    [spanWords('2026-06-01', null, 'UTC'), 'from 1 Jun 2026'],
    [spanWords(null, null, 'UTC'), null],
  ])('%s', (written, expected) => expect(written).toBe(expected));
});

it('links a file on any branch, whatever their names', () => {
  const repository = { url: 'https://github.com/acme/answers', defaultBranch: 'release/1#2 (old)' };
  expect(fileUrl(repository, 'docs/a (b)|c.md')).toBe(
    'https://github.com/acme/answers/blob/release/1%232%20%28old%29/docs/a%20%28b%29%7Cc.md',
  );
});
