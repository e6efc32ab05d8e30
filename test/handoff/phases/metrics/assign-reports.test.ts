import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignReports } from '../../../../src/handoff/phases/metrics/assign-reports.ts';
import { createPhaseFinder, FIND_PHASE_PATTERNS } from '../../../../src/handoff/phases/metrics/find-phase.ts';
import type { MetricReport } from '../../../../src/handoff/phases/metrics/metric-report.ts';
import type { Phase, Threshold } from '../../../../src/handoff/phases/plan/plan.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

const agreed = (metric: string, value = 0.75, unit = ''): Threshold => ({
  metric,
  comparison: '>',
  value,
  unit,
});

function phase(
  id: string,
  dates: readonly [string, string] | null,
  targets: Threshold[],
  kill: Threshold[] = [],
): Phase {
  return {
    id,
    label: `Phase ${id}`,
    title: `Title of ${id}`,
    starts: dates?.[0] ?? null,
    ends: dates?.[1] ?? null,
    deliverables: [],
    targets: targets.map((threshold) => ({ text: '', line: 1, threshold })),
    killCriteria: kill.map((threshold) => ({ text: '', line: 1, threshold, after: null, action: null })),
    line: 1,
  };
}

function report(rest: Partial<MetricReport> = {}): MetricReport {
  return {
    metric: 'nDCG@5',
    value: 0.71,
    unit: '',
    at: '2026-06-10T12:00:00Z',
    commit: null,
    note: '',
    source: { kind: 'file', line: 1, url: 'https://github.com/acme/app/blob/main/m.jsonl#L1' },
    phase: null,
    ...rest,
  };
}

const PHASES = [
  phase('1', ['2026-06-01', '2026-06-21'], [agreed('nDCG@5')]),
  phase('2', ['2026-06-22', '2026-07-12'], [agreed('nDCG@5')], [agreed('cost per query', 0.15, '$')]),
  phase('3', ['2026-07-13', '2026-07-26'], []),
];
const WHEN = { timeZone: 'Europe/Berlin', now: '2026-12-01T00:00:00Z' };

function assign(rest: Partial<MetricReport>, phases: readonly Phase[] = PHASES) {
  const { byPhase, uncounted } = assignReports([report(rest)], phases, WHEN);
  const ids = Object.keys(byPhase).filter((id) => byPhase[id]?.length);
  return { id: ids[0] ?? null, reason: uncounted[0]?.reason.replaceAll('\u200B', '') ?? null };
}

describe('assignReports', () => {
  it.each<[string, Partial<MetricReport>, string]>([
    ['of the phase that it names by its id', { phase: '2' }, '2'],
    ['of the phase that it names by its label', { phase: 'phase 2' }, '2'],
    ['of the phase that it names by its title', { phase: 'Title of 2' }, '2'],
    ['of the phase whose days hold its time', { at: '2026-06-25T12:00:00Z' }, '2'],
    ['of a phase by its last day', { at: '2026-06-21T21:59:59Z' }, '1'],
    ['of a phase by its first day, in the time zone', { at: '2026-06-21T22:00:00Z' }, '2'],
    ['of the latest phase with that metric that began', { at: '2026-07-20T12:00:00Z' }, '2'],
    ['of the first phase with that metric, before any began', { at: '2026-01-01T12:00:00Z' }, '1'],
    ['of a phase that has the metric as a kill criterion', { metric: 'Cost-per-query', value: 0.2 }, '2'],
  ])('counts a report %s', (_, rest, id) => {
    expect(assign(rest)).toEqual({ id, reason: null });
  });

  it('takes the first of phases without dates', () => {
    expect(
      assign({}, [
        phase('1', null, []),
        phase('2', null, [agreed('ndcg@5')]),
        phase('3', null, [agreed('ndcg@5')]),
      ]).id,
    ).toBe('2');
  });

  it('takes the one that began last where the days of several hold the time', () => {
    const phases = [
      phase('1', ['2026-06-01', '2026-06-30'], [agreed('ndcg@5')]),
      phase('2', ['2026-06-08', '2026-06-30'], [agreed('ndcg@5')]),
    ];
    expect(assign({}, phases).id).toBe('2');
  });

  it.each<[string, Partial<MetricReport>, string[]]>([
    [
      'for a phase that is not in the plan',
      { phase: '9' },
      ['no phase `9`', '`Phase 1`, `Phase 2`, `Phase 3`'],
    ],
    [
      'of a metric that no phase agreed on',
      { metric: 'ndgc@5' },
      ['`ndgc@5`', 'Did you mean `nDCG@5`?', '`nDCG@5`, `cost per query`'],
    ],
    ['of a metric like no other', { metric: 'latency' }, ['`latency`. Agreed are']],
    [
      'in the issue of a phase that did not agree on it',
      {
        metric: 'cost per query',
        phase: '1',
        source: { kind: 'comment', url: 'https://github.com/acme/app/issues/1#issuecomment-1', by: 'anna' },
      },
      ['`Phase 1` has not agreed', 'Report it for `Phase 2`'],
    ],
    ['in a unit of another kind', { metric: 'cost per query', unit: 'ms' }, ['in `$`', '`$0.15`']],
    ['dated in the future', { at: '2062-06-10T12:00:00Z' }, ['2062-06-10', 'still to come']],
  ])('tells why it does not count a report %s', (_, rest, parts) => {
    const { id, reason } = assign(rest);
    expect(id).toBeNull();
    for (const part of parts) expect(reason).toContain(part);
  });

  it('counts a report whose unit fits one of two values', () => {
    const both = [phase('1', null, [agreed('p95', 2, 's'), agreed('p95', 100, '')])];
    expect(assign({ metric: 'p95', unit: 'ms' }, both)).toEqual({ id: '1', reason: null });
  });

  it('says when the next report dated in the future begins to count', () => {
    const reports = ['2027-02-01', '2027-01-01', '2026-06-10'].map((day) =>
      report({ at: `${day}T12:00:00Z` }),
    );
    const assigned = assignReports(reports, PHASES, WHEN);
    expect(assigned.nextAt).toBe('2027-01-01T12:00:00Z');
    expect(assigned.byPhase).toEqual({ 1: [reports[2]], 2: [], 3: [] });
    expect(assignReports([], PHASES, WHEN).nextAt).toBeNull();
    const present = assignReports([report({ at: WHEN.now })], PHASES, WHEN);
    expect(present).toMatchObject({ nextAt: null, uncounted: [] });
  });

  it('tells of 100 reports, and how many more there are', () => {
    const many = Array.from({ length: 130 }, () => report({ metric: 'other' }));
    const assigned = assignReports(many, PHASES, WHEN);
    expect(assigned.uncounted).toHaveLength(100);
    expect(assigned.moreUncounted).toBe(30);
  });

  it('never throws, loses no report and gives plain data, whatever the names are', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'nDCG@5', '1', 'toString'),
    );
    const one = fc.record({
      metric: name,
      unit: name,
      phase: fc.option(name),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    });
    fc.assert(
      fc.property(fc.array(one), name, name, (rests, id, metric) => {
        const phases = [...PHASES, phase(id, null, [agreed(metric)])].filter(
          ({ id }, index, all) => all.findIndex((other) => other.id === id) === index,
        );
        const assigned = assignReports(rests.map(report), phases, WHEN);
        expect(Object.keys(assigned.byPhase).toSorted()).toEqual(phases.map(({ id }) => id).toSorted());
        const counted = Object.values(assigned.byPhase).flat().length;
        expect(counted + assigned.uncounted.length + assigned.moreUncounted).toBe(rests.length);
        expect(JSON.stringify(structuredClone(assigned))).toBe(JSON.stringify(assigned));
        for (const { reason } of assigned.uncounted) expect(reason).not.toMatch(/@(?=[a-z])(?<!nDCG@)/);
      }),
    );
  });
});

describe('createPhaseFinder', () => {
  const phases = [
    { ...phase('2026-06', null, []), label: 'June 2026', title: 'Retrieval live' },
    phase('2', null, []),
    { ...phase('deploy', null, []), label: '', title: 'Deploy' },
  ];
  const find = createPhaseFinder(phases);

  it.each([
    ['2026-06', '2026-06'],
    ['june 2026', '2026-06'],
    ['Retrieval live', '2026-06'],
    ['June 2026: Retrieval live', '2026-06'],
    ['2', '2'],
    ['Phase-2', '2'],
    ['2 (weeks 4-6)', '2'],
    ['Phase 2: something', '2'],
    ['deploy', 'deploy'],
    ['22', null],
    ['2026-07', null],
    ['', null],
  ])('takes %j for %s', (name, id) => {
    expect(find(name)?.id ?? null).toBe(id);
  });

  it('takes the id before the label of another, and the first of two with one title', () => {
    const [one, two] = [
      { ...phase('a', null, []), label: 'b', title: 't' },
      { ...phase('b', null, []), title: 't' },
    ];
    const find = createPhaseFinder([one, two]);
    expect(find('B')).toBe(two);
    expect(find('t')).toBe(one);
  });

  it('takes linear time', () => expectNoBlowUp(FIND_PHASE_PATTERNS));
});
