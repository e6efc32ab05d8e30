import { describe, expect, it } from 'vitest';
import {
  EXTERNAL_ID_PATTERNS,
  formatMergeGroupId,
  formatUnreadId,
  isUnreadId,
  parseMergeGroupId,
  parsePullRequestId,
} from '../../src/jobs/external-id.ts';
import { expectNoBlowUp } from '../no-blow-up.ts';

const GROUP = { baseSha: 'b'.repeat(40), headRef: 'refs/heads/gh-readonly-queue/main/pr-12-abc' };

describe('the external id of a check run', () => {
  it('names the pull request that it was made for', () => {
    expect(parsePullRequestId('pr:12,14 0123456789abcdef 0123456789abcdef')).toBe(12);
    expect(parsePullRequestId(formatUnreadId(12))).toBe(12);
    expect(parsePullRequestId(formatMergeGroupId(GROUP))).toBeNull();
    expect(parsePullRequestId('')).toBeNull();
  });

  it.each([false, true])('names the merge group that it was made for, unread: %s', (isUnread) => {
    const id = formatMergeGroupId(GROUP, isUnread);
    expect(parseMergeGroupId(id)).toEqual(GROUP);
    expect(isUnreadId(id)).toBe(isUnread);
  });

  it('has patterns that do not blow up', () => expectNoBlowUp(EXTERNAL_ID_PATTERNS));
});
