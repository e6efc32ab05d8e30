import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleRecord } from '../../../../src/handoff/effects/rule-record.ts';
import { DESCRIPTION_LIMIT_CHARACTERS } from '../../../../src/handoff/judging/judge-pull-request.ts';
import { BARE_BODY, GOOD_BODY } from '../../../facts.ts';
import { checked, commitOf, committer, daysAgo, merged } from '../merged.ts';
import { judgedMerges, type MergesScene, withRationale } from './merges-scene.ts';

const issue = (number: number, body: string) => ({ number, title: 'An issue', body, author: null });
const linked = withRationale({ linkedIssue: true });
const alone = withRationale({ linkedIssue: false });

describe('the rationale of a merge', () => {
  it.each<[string, MergesScene, string]>([
    ['says why', { merges: [merged(1, { body: GOOD_BODY })] }, 'with'],
    ['says what alone', { merges: [merged(1, { body: BARE_BODY })], config: alone }, 'bare'],
    ['is of a bot', { merges: [merged(1, { author: { login: 'renovate', isBot: true } })] }, 'none'],
    [
      'is exempt by its author',
      {
        merges: [merged(1)],
        config: withRationale({ exempt: { authors: ['lazar'], labels: [], paths: [] } }),
      },
      'none',
    ],
    [
      'is exempt by its paths',
      {
        merges: [merged(1)],
        config: withRationale({ exempt: { authors: [], labels: [], paths: ['src/**'] } }),
      },
      'none',
    ],
    [
      'may change more than the exempt paths',
      {
        merges: [merged(1, { arePathsWhole: false })],
        config: withRationale({ linkedIssue: false, exempt: { authors: [], labels: [], paths: ['src/**'] } }),
      },
      'bare',
    ],
    [
      'was not asked of, by the check',
      { merges: [merged(1, { check: checked({ rationale: 'not-applicable' }) })] },
      'none',
    ],
    [
      'is a revert that says what went wrong',
      {
        merges: [
          merged(1, {
            title: 'Revert "Cache answers"',
            body: 'Reverts acme/answers#7\n\nOrders arrived twice',
          }),
        ],
        config: alone,
      },
      'none',
    ],
    [
      'is too long to be read',
      {
        merges: [
          merged(1, { body: `${GOOD_BODY}\n`.repeat(DESCRIPTION_LIMIT_CHARACTERS / GOOD_BODY.length + 1) }),
        ],
      },
      'bare',
    ],
    ['is a month old', { merges: [merged(1, { mergedAt: daysAgo(31) })], config: alone }, 'none'],
    ['is off', { merges: [merged(1)], config: withRationale({ severity: 'off' }) }, 'none'],
    ['waits for its issues', { merges: [merged(1)], config: linked }, 'wanted'],
    [
      'has no issue',
      { merges: [merged(1)], config: linked, linkedIssues: { 1: { kind: 'known', value: [] } } },
      'bare',
    ],
    [
      'has an issue that says why',
      {
        merges: [merged(1)],
        config: linked,
        linkedIssues: { 1: { kind: 'known', value: [issue(7, GOOD_BODY)] } },
      },
      'with',
    ],
    [
      'has an issue that does not',
      {
        merges: [merged(1)],
        config: linked,
        linkedIssues: { 1: { kind: 'known', value: [issue(7, BARE_BODY)] } },
      },
      'bare',
    ],
    [
      'has issues that can’t be read',
      { merges: [merged(1)], config: linked, linkedIssues: { 1: { kind: 'unknown', reason: 'no' } } },
      'unknown',
    ],
    [
      'says why, so that no issue is asked for',
      { merges: [merged(1, { body: GOOD_BODY })], config: linked },
      'with',
    ],
  ])('%s', (_what, scene, expected) => {
    const { asked, withRationale: given, bare, wanted, unknown } = judgedMerges(scene);
    const found = [
      given > 0 ? 'with' : '',
      bare.length > 0 ? 'bare' : '',
      wanted.length > 0 ? 'wanted' : '',
      unknown > 0 ? 'unknown' : '',
    ]
      .filter((one) => one !== '')
      .join();
    expect(found === '' ? 'none' : found).toBe(expected);
    expect(asked).toBe(given + bare.length);
  });

  it.each<[RuleRecord, string, boolean | null]>([
    ['waived', BARE_BODY, true],
    ['hotfix', BARE_BODY, true],
    ['failed', BARE_BODY, false],
    ['waived', GOOD_BODY, null],
  ])('that was %s is judged by what it says now', (record, body, isWaived) => {
    const merges = [merged(1, { body, check: checked({ rationale: record }) })];
    const { bare, withRationale: given } = judgedMerges({ merges, config: alone });
    expect(bare.map((one) => one.isWaived)).toEqual(isWaived === null ? [] : [isWaived]);
    expect(given).toBe(isWaived === null ? 1 : 0);
  });

  it('is linked without a name, newest first', () => {
    const merges = [merged(1, { mergedAt: daysAgo(3) }), merged(2, { mergedAt: daysAgo(2) })];
    const { bare } = judgedMerges({ merges, config: alone });
    expect(bare.map(({ number }) => number)).toEqual([2, 1]);
    expect(JSON.stringify(bare)).not.toContain('lazar');
  });
});

describe('what shipped and what was pushed', () => {
  it('are all merges of seven days, bots’ too', () => {
    const merges = [
      merged(1, { author: { login: 'renovate', isBot: true } }),
      merged(2, { mergedAt: daysAgo(8) }),
    ];
    expect(judgedMerges({ merges }).shipped.map(({ number }) => number)).toEqual([1]);
  });

  it('are the commits of 30 days that no pull request brought, but for bots’', () => {
    const at = (sha: string, days: number) => ({ sha, committedAt: daysAgo(days) });
    const bot = committer('github-actions[bot]');
    const commits = [
      commitOf(null, [committer('anna')], at('a', 3)),
      commitOf(null, [committer('anna'), bot], at('b', 2)),
      commitOf(null, [bot], at('c', 1)),
      commitOf(4, [committer('anna')], at('d', 1)),
      commitOf(null, [committer('anna')], at('e', 31)),
    ];
    expect(judgedMerges({ commits }).pushes.map(({ sha }) => sha)).toEqual(['b', 'a']);
  });
});

describe('an architectural choice', () => {
  const RECORD = 'docs/decisions/0007-use-redis.md';

  it.each<[string, RuleRecord | null, { body?: string; paths?: string[] }, string]>([
    ['with a record, by the check', 'passed', {}, 'recorded'],
    ['that is none', 'not-applicable', {}, 'none'],
    ['that nobody looked for', null, {}, 'none'],
    ['that could not be told', 'unknown', {}, 'none'],
    ['without a record', 'warned', {}, 'unrecorded'],
    ['without one, against an error', 'failed', {}, 'unrecorded'],
    ['let off', 'waived', {}, 'unrecorded'],
    ['let through in an emergency', 'hotfix', {}, 'unrecorded'],
    ['whose description links a record now', 'warned', { body: `See ${RECORD}.` }, 'recorded'],
    [
      'whose description links a record that is not there',
      'warned',
      { body: 'See docs/decisions/0008-x.md' },
      'unrecorded',
    ],
    ['whose description names a record now', 'warned', { body: 'As decided in ADR-7.' }, 'recorded'],
    [
      'whose description names one that is not there',
      'warned',
      { body: 'As decided in ADR-8.' },
      'unrecorded',
    ],
    [
      'whose description says why none is due',
      'waived',
      { body: 'Decision: none because it is a mirror of the old one' },
      'recorded',
    ],
    [
      'whose description says nothing of why',
      'waived',
      { body: 'Decision: none because none' },
      'unrecorded',
    ],
    ['with a record that lacks a part', 'warned', { paths: ['src/a.ts', RECORD] }, 'recorded'],
    ['with a record that is gone', 'warned', { paths: ['docs/decisions/0009-gone.md'] }, 'unrecorded'],
  ])('%s', (_what, record, change, expected) => {
    const check = record === null ? null : checked({ decision: record });
    const { choices } = judgedMerges({
      merges: [merged(1, { check, ...change })],
      repository: { base: { [RECORD]: '# 7. Use Redis' } },
    });
    const found = choices.recorded > 0 ? 'recorded' : choices.unrecorded.length > 0 ? 'unrecorded' : 'none';
    expect(found).toBe(expected);
    expect(choices.total).toBe(expected === 'none' ? 0 : 1);
  });
});

it('is the same for any order of merges and commits, and for pages that overlap', () => {
  const change = fc.record({
    body: fc.constantFrom(GOOD_BODY, BARE_BODY, ''),
    mergedAt: fc.integer({ min: 0, max: 40 }).map(daysAgo),
    check: fc.constantFrom(
      null,
      checked({ rationale: 'waived', decision: 'warned' }),
      checked({ runbook: 'hotfix' }),
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const merges = changes.map((one, index) => merged(index + 1, one));
      const commits = changes.map(({ mergedAt }, index) =>
        commitOf(index % 2 === 0 ? null : index + 1, [committer('anna')], {
          sha: `s${index}`,
          committedAt: mergedAt,
        }),
      );
      const straight = judgedMerges({ merges, commits });
      expect(judgedMerges({ merges: merges.toReversed(), commits: commits.toReversed() })).toEqual(straight);
      expect(judgedMerges({ merges: [...merges, ...merges], commits: [...commits, ...commits] })).toEqual(
        straight,
      );
    }),
    { numRuns: 50 },
  );
});

it('counts more than a hundred merges', () => {
  const merges = Array.from({ length: 130 }, (_, index) =>
    merged(index + 1, { body: index < 100 ? GOOD_BODY : '' }),
  );
  const { asked, withRationale: given, shipped } = judgedMerges({ merges, config: alone });
  expect([asked, given, shipped.length]).toEqual([130, 100, 130]);
});
