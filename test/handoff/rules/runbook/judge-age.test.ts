import { describe, expect, it } from 'vitest';
import { formatConfirmation } from '../../../../src/handoff/confirmations/confirmation.ts';
import { documentPathMark } from '../../../../src/handoff/confirmations/judge-confirmations.ts';
import type { FileVersion, PastConfirmationComment } from '../../../../src/handoff/lookups/lookup.ts';
import { runbookRule } from '../../../../src/handoff/rules/runbook/runbook-rule.ts';
import { GOOD_RUNBOOK } from '../../../documents.ts';
import { findingsOf, judgedIn, type Scene } from '../judged-in.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-06-10T12:00:00.000Z');
const ago = (days: number): string => new Date(NOW - days * DAY_MS).toISOString();
const version = (days: number, author: string | null, commitSha = `${days}`): FileVersion => ({
  commitSha,
  committedAt: ago(days),
  author,
  blobSha: `blob of ${commitSha}`,
});

function found(
  versions: readonly FileVersion[],
  more: Scene['repository'] = {},
  changes?: Scene['changes'],
): string[] {
  const repository = { versions: { 'RUNBOOK.md': versions }, changesSince: 7, ...more };
  return findingsOf(judgedIn(runbookRule, { repository, ...(changes === undefined ? {} : { changes }) }));
}

/** Texts of the versions, newest first, by their commits. */
function texts(versions: readonly FileVersion[], ...of: readonly string[]) {
  return Object.fromEntries(
    versions.map(({ commitSha }, index) => [commitSha, { 'RUNBOOK.md': of[index] ?? '' }]),
  );
}

describe('the age of a runbook', () => {
  it.each<[string, readonly FileVersion[], string[]]>([
    ['young, by its author', [version(40, 'lazar')], []],
    ['by its author alone, half the time over', [version(50, 'lazar')], ['warn base age']],
    ['by an unknown hand', [version(50, null)], []],
    ['old', [version(100, null)], ['warn base age']],
    ['of a file that is not on main', [], []],
  ])('%s', (_what, versions, expected) => {
    expect(found(versions)).toEqual(expected);
  });

  it('counts what somebody else changed in full, and the author’s own half', () => {
    const other = [version(80, 'anna', 'new'), version(300, 'lazar', 'old')];
    expect(found(other, { commits: texts(other, 'b', 'a') })).toEqual([]);
    const own = [version(80, 'lazar', 'new'), version(300, 'lazar', 'old')];
    expect(found(own, { commits: texts(own, 'b', 'a') })).toEqual(['warn base age']);
  });

  it('counts a bumped date for nothing', () => {
    const versions = [version(5, 'anna', 'new'), version(300, 'lazar', 'old')];
    const dated = (date: string) => `${GOOD_RUNBOOK}\nReviewed ${date}\n`;
    expect(found(versions, { commits: texts(versions, dated('2026-06-05'), dated('3 March 2025')) })).toEqual(
      ['warn base age'],
    );
    expect(found(versions, { commits: texts(versions, dated('2026-06-05'), GOOD_RUNBOOK) })).toEqual([]);
  });

  it('is no matter while its system does not change', () => {
    expect(found([version(200, 'lazar')], { changesSince: 0 })).toEqual([]);
  });

  it('ends with the pull request that changes it', () => {
    expect(found([version(200, 'lazar')], {}, { 'RUNBOOK.md': `${GOOD_RUNBOOK}\nMore.\n` })).toEqual([]);
  });

  it('is not held against anybody where it can not be read', () => {
    expect(found([version(200, 'lazar')], { failing: (key) => key.startsWith('versions') })).toEqual([]);
  });
});

describe('a confirmation on a merged pull request', () => {
  const comment = (days: number, isByAuthor: boolean, path = 'RUNBOOK.md'): PastConfirmationComment => ({
    number: 3,
    mergedAt: ago(days),
    author: 'lazar',
    body: formatConfirmation({
      document: 'runbook',
      by: 'anna',
      isByAuthor,
      at: ago(days),
      headSha: 'c',
      documents: [`${documentPathMark(path)}:blob`],
      watched: [],
    }),
  });
  it.each<[string, PastConfirmationComment, string[]]>([
    ['counts in full', comment(80, false), []],
    ['by the author counts half', comment(80, true), ['warn base age']],
    ['of another runbook counts nothing', comment(10, false, 'other/RUNBOOK.md'), ['warn base age']],
    ['of long ago counts nothing', comment(91, false), ['warn base age']],
  ])('%s', (_what, past, expected) => {
    expect(found([version(200, 'lazar')], { confirmations: [past] })).toEqual(expected);
  });
});
