import { describe, expect, it } from 'vitest';
import { collectReports, type ReportPlaces } from '../../../src/handoff/phases/collect-reports.ts';
import type { MergedPullRequest } from '../../../src/handoff/phases/phase-facts.ts';

const merged = (body: string, rest: Partial<MergedPullRequest> = {}): MergedPullRequest => ({
  number: 7,
  nodeId: 'PR_7',
  title: 'Add the reranker',
  url: 'https://github.com/acme/answers/pull/7',
  author: { login: 'lazar', isBot: false },
  mergedAt: '2026-06-05T10:00:00Z',
  mergeCommit: 'f'.repeat(40),
  milestone: null,
  body,
  editedBy: 'nobody',
  ...rest,
});
const collect = (rest: Partial<ReportPlaces>): ReturnType<typeof collectReports> =>
  collectReports({
    comments: [],
    merges: [],
    editors: {},
    metricsFile: null,
    phaseOf: (milestone) => (milestone === 2 ? '2' : null),
    ...rest,
  });
const LINE = 'Metric: nDCG@5 0.71 reranker on';

describe('what a merged description reports', () => {
  it('counts at the merge, for the phase of its milestone unless it names one', () => {
    const { reports } = collect({
      merges: [merged(LINE), merged(LINE, { milestone: 2 }), merged(`${LINE}\nPhase: 3`, { milestone: 2 })],
    });
    expect(reports.map(({ phase, at, commit }) => [phase, at, commit?.length])).toEqual([
      [null, '2026-06-05T10:00:00Z', 40],
      ['2', '2026-06-05T10:00:00Z', 40],
      ['3', '2026-06-05T10:00:00Z', 40],
    ]);
  });

  it('does not count where somebody else edited it, and is told', () => {
    for (const [editedBy, editors] of [
      ['others', {}],
      ['unread', { PR_7: 'others' }],
    ] as const) {
      const { reports, uncounted } = collect({ merges: [merged(LINE, { editedBy })], editors });
      expect(reports).toEqual([]);
      expect(uncounted.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('Somebody else than its author'),
      ]);
    }
  });

  it('waits for who edited it, where it reports anything', () => {
    expect(collect({ merges: [merged(LINE, { editedBy: 'unread' })] })).toEqual({
      reports: [],
      uncounted: [],
      unread: ['PR_7'],
    });
    expect(collect({ merges: [merged('Phase: 2', { editedBy: 'unread' })] }).unread).toEqual([]);
    expect(
      collect({ merges: [merged(LINE, { editedBy: 'unread' })], editors: { PR_7: 'author' } }).reports,
    ).toHaveLength(1);
  });
});

describe('the file of metrics', () => {
  const url = 'https://github.com/acme/answers/blob/main/m.jsonl';

  it('counts its lines, and tells those that can’t be read, at their place', () => {
    const text = '{"metric":"nDCG@5","value":0.7,"at":"2026-06-05"}\n{"metric":\n';
    const { reports, uncounted } = collect({ metricsFile: { text: { kind: 'known', value: text }, url } });
    expect(reports).toHaveLength(1);
    expect(uncounted.map(({ source }) => source.url)).toEqual([`${url}#L2`]);
  });

  it('tells that it can’t be read', () => {
    const { uncounted } = collect({
      metricsFile: { text: { kind: 'unknown', reason: 'it is binary' }, url },
    });
    expect(uncounted.map(({ reason }) => reason)).toEqual([
      "The file of metrics can't be read: it is binary.",
    ]);
  });
});
