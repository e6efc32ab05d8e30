import { describe, expect, it } from 'vitest';
import {
  EXTERNAL_ID_PATTERNS,
  formatMergeGroupRecord,
  formatPullRequestRecord,
  type PullRequestRecord,
  parseMergeGroupRecord,
  parsePullRequestRecord,
} from '../../../src/handoff/effects/external-id.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const SHOWN = { content: '0'.repeat(16), annotations: 'f'.repeat(16) };

describe('the external id of a pull request\u2019s run', () => {
  it.each<PullRequestRecord>([
    { numbers: [12], shown: SHOWN, recheckedFor: null, isSilent: false, rules: {} },
    { numbers: [7, 12], shown: SHOWN, recheckedFor: 123_456, isSilent: true, rules: { rationale: 'passed' } },
    { numbers: [12], shown: null, recheckedFor: null, isSilent: true, rules: {} },
    {
      numbers: [12],
      shown: SHOWN,
      recheckedFor: null,
      isSilent: false,
      rules: {
        rationale: 'hotfix',
        decision: 'warned',
        runbook: 'failed',
        context: 'waived',
        phase: 'not-applicable',
        plan: 'unknown',
        config: 'passed',
      },
    },
  ])('is read as it was written: %o', (record) => {
    expect(parsePullRequestRecord(formatPullRequestRecord(record))).toEqual(record);
  });

  it('begins with the pull request, as GitHub shows it to nobody but us', () => {
    expect(
      formatPullRequestRecord({
        numbers: [12, 7],
        shown: SHOWN,
        recheckedFor: null,
        isSilent: false,
        rules: {},
      }),
    ).toMatch(/^pr:7,12 /);
  });

  it('takes a letter for each rule and for what became of it, in one order', () => {
    const record = { numbers: [12], shown: SHOWN, recheckedFor: 5, isSilent: true } as const;
    const id = formatPullRequestRecord({ ...record, rules: { decision: 'warned', rationale: 'passed' } });
    expect(id).toBe(`pr:12 ${SHOWN.content} ${SHOWN.annotations} recheck:5 rules:rp,dw silent`);
  });

  it.each([
    ['of an older version', ''],
    ['of rules that are not known here', ' rules:zz,rz,zp'],
  ])('is read without rules: %s', (_what, rules) => {
    expect(parsePullRequestRecord(`pr:12 ${SHOWN.content} ${SHOWN.annotations}${rules}`)?.rules).toEqual({});
  });

  it.each(['', 'pr:', 'pr:12 x', 'merge-group:x y'])('is none: %j', (text) => {
    expect(parsePullRequestRecord(text)).toBeNull();
  });
});

describe('the external id of a merge group\u2019s run', () => {
  it.each([false, true])('is read as it was written, unread: %s', (isUnread) => {
    const record = {
      baseSha: 'b'.repeat(40),
      headRef: 'refs/heads/gh-readonly-queue/main/pr-12-abc',
      isUnread,
    };
    expect(parseMergeGroupRecord(formatMergeGroupRecord(record))).toEqual(record);
    expect(parsePullRequestRecord(formatMergeGroupRecord(record))).toBeNull();
  });
});

describe('the patterns', () => {
  it('do not blow up', () => expectNoBlowUp(EXTERNAL_ID_PATTERNS));
});
