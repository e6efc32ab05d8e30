import { describe, expect, it } from 'vitest';
import type { PhaseFacts } from '../../../src/handoff/phases/phase-facts.ts';
import type { PhaseSummary } from '../../../src/handoff/phases/phase-summary.ts';
import { planPhases } from '../../../src/handoff/phases/plan-phases.ts';
import { changeIssue, comment, lookedUpOf, phaseFacts, say, settle } from './sync/world.ts';

const summariesOf = (facts: PhaseFacts): readonly PhaseSummary[] => planPhases(facts).summaries ?? [];
const { facts: START } = settle(phaseFacts());

describe('the summary of a phase', () => {
  it('tells its dates, its issue and what was agreed, in the words of the issue', () => {
    const [first, , third] = summariesOf(START);
    expect(first).toEqual({
      id: '1',
      title: 'Phase 1: Retrieval baseline',
      starts: '2026-06-01',
      ends: '2026-06-21',
      timing: 'running',
      isOverdue: false,
      isDone: false,
      issue: { number: 1, url: 'https://github.com/acme/answers/issues/1', isOpen: true, closedAs: null },
      isDeleted: false,
      deliverables: [
        { text: 'Ingest: 4 sources, ~12k docs', isDone: false, pulls: [] },
        { text: 'Stack: pgvector + BM25 hybrid, RRF fusion', isDone: false, pulls: [] },
        { text: 'Eval: 50 hand-labeled queries, target nDCG@5 > 0.75', isDone: false, pulls: [] },
      ],
      targets: [{ text: 'nDCG@5 > 0.75', latest: null, isMet: false }],
      criteria: [
        {
          text: 'nDCG@5 < 0.6 after 3 iterations',
          action: 'switch to managed retrieval',
          latest: null,
          isMet: false,
          isUndecided: false,
          metAt: null,
          decision: null,
        },
      ],
      changes: [],
      unread: null,
    });
    expect(third).toMatchObject({ timing: 'upcoming', targets: [], criteria: [] });
  });

  it('tells the newest value, when a criterion was met, and what was decided', () => {
    const reported = [1, 2, 3].map((id) => comment(id, 'anna', '/baton metric nDCG@5 0.5'));
    const { facts: met } = settle(say(START, 1, ...reported));
    expect(summariesOf(met)[0]).toMatchObject({
      targets: [{ latest: '0.5', isMet: false }],
      criteria: [
        { latest: '0.5', isMet: true, isUndecided: true, metAt: '2026-06-02T10:03:00Z', decision: null },
      ],
    });
    const { facts: stopped } = settle(say(met, 1, comment(4, 'fiona', '/baton decide stop too low')));
    expect(summariesOf(stopped)[0]?.criteria).toMatchObject([
      { isMet: true, isUndecided: false, decision: 'stop' },
    ]);
    const { facts: on } = settle(say(met, 1, comment(4, 'fiona', '/baton decide continue for 2 go on')));
    expect(summariesOf(on)[0]?.criteria).toMatchObject([
      { isMet: false, isUndecided: false, metAt: null, decision: 'continue' },
    ]);
  });

  it('says where a target can not be measured', () => {
    const plan = '---\nstart: 2026-06-01\n---\n## Phase 1 (weeks 1-3): Search\n- Target: happy users\n';
    const [first] = summariesOf(settle(phaseFacts({ plan })).facts);
    expect(first?.targets).toMatchObject([{ isUnmeasurable: true, latest: null }]);
  });

  it('tells an issue that was closed, and one that is past its end', () => {
    const late = { ...START, now: '2026-07-01T09:00:00.000Z' };
    expect(summariesOf(late).map(({ timing, isOverdue }) => [timing, isOverdue])).toEqual([
      ['past', true],
      ['running', false],
      ['upcoming', false],
    ]);
    const closed = changeIssue(late, 1, () => ({ isOpen: false, closedAs: 'completed' }));
    expect(summariesOf(closed)[0]).toMatchObject({
      isOverdue: false,
      isDone: true,
      issue: { isOpen: false, closedAs: 'completed' },
    });
  });
});

describe('summaries are given', () => {
  it.each<[string, PhaseFacts, number]>([
    ['with the mode observe', phaseFacts({ config: 'mode: observe\n' }), 3],
    [
      'where issues are off',
      phaseFacts({}, { repository: { ...START.repository, hasIssuesEnabled: false } }),
      3,
    ],
    [
      'of a list of steps',
      phaseFacts({ config: 'mode: enforce\n', plan: '## Phase 1: Scaffold\n- routes\n' }),
      1,
    ],
    ['with the mode off: none', phaseFacts({ config: 'mode: off\n' }), 0],
    ['with the plan off: none', phaseFacts({ config: 'plan: off\n' }), 0],
    ['without phases: none', phaseFacts({ plan: '# Notes\n' }), 0],
  ])('%s', (_where, facts, count) => {
    const { summaries, effects, wants, nextAt } = planPhases(facts);
    expect(summaries).toHaveLength(count);
    expect({ effects, wants, nextAt }).toEqual({ effects: [], wants: null, nextAt: null });
  });

  it('only once all is read', () => {
    expect(planPhases(phaseFacts({}, { lookedUp: {} })).summaries).toBeNull();
    expect(planPhases(phaseFacts({ config: 'mode: observe\n' }, { merges: null })).summaries).toBeNull();
    const unread = { kind: 'unknown', reason: 'GitHub is down' } as const;
    expect(planPhases(phaseFacts({}, { merges: unread })).summaries).toBeNull();
    const lookedUp = { ...lookedUpOf({}), 'file base PLAN.md': unread };
    expect(planPhases(phaseFacts({}, { lookedUp })).summaries).toBeNull();
  });

  it('that stay the same across threads', () => {
    const summaries = summariesOf(START);
    expect(JSON.parse(JSON.stringify(summaries))).toEqual(summaries);
  });
});
