import { describe, expect, it } from 'vitest';
import { NAMED_ISSUES_PATTERNS, namedIssues } from '../../../src/handoff/text/named-issues.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

describe('namedIssues', () => {
  it.each([
    ['see #12 and #7, again #12', [12, 7]],
    ['(#3) [#4]', [3, 4]],
    ['acme/other#5 is elsewhere, colour #fff, #12a', []],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(namedIssues(text)).toEqual(expected);
  });

  it('stops at ten', () => {
    const text = Array.from({ length: 30 }, (_, index) => `#${index + 1}`).join(' ');
    expect(namedIssues(text)).toHaveLength(10);
  });

  it('has patterns that do not blow up', () => expectNoBlowUp(NAMED_ISSUES_PATTERNS));
});
