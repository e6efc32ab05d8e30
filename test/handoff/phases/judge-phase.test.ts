import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/handoff/config/resolve-config.ts';
import { judgePhases } from '../../../src/handoff/phases/judge-phases.ts';
import type { MergedPullRequest, PhaseFacts } from '../../../src/handoff/phases/phase-facts.ts';
import type { PhaseStatus } from '../../../src/handoff/phases/phase-status.ts';
import { changeIssue, comment, fileOf, PLAN, phaseFacts, say, settle, version } from './sync/world.ts';

function judge(
  facts: PhaseFacts,
  plan = PLAN,
  versions = [version('2026-06-01T08:00:00Z', plan)],
): readonly PhaseStatus[] {
  const config = resolveConfig({
    organisation: null,
    extended: null,
    repository: fileOf(
      '.github/baton.yml',
      'engagement: { started: 2026-06-01, engineers: [lazar], sponsor: [fiona] }\n',
    ),
  });
  return judgePhases(facts, config, { plan, versions, metricsFile: null }).phases;
}

const made = settle(phaseFacts()).facts;
const merged = (number: number, rest: Partial<MergedPullRequest>): MergedPullRequest => ({
  number,
  nodeId: `PR_${number}`,
  title: 'Tidy up',
  url: `https://github.com/acme/answers/pull/${number}`,
  author: { login: 'lazar', isBot: false },
  mergedAt: '2026-06-02T08:00:00Z',
  mergeCommit: null,
  milestone: null,
  body: '',
  editedBy: 'nobody',
  ...rest,
});

describe('the pull requests of a phase', () => {
  it('are those of its milestone, and those that name it', () => {
    const value = [
      merged(1, { milestone: 1 }),
      merged(2, { milestone: 2 }),
      merged(3, { body: 'Phase: 2' }),
      merged(4, { body: 'Phase: 1', milestone: 2 }),
      merged(5, {}),
    ];
    const phases = judge({ ...made, merges: { kind: 'known', value } });
    expect(phases.map(({ otherPulls }) => otherPulls.map(({ number }) => number))).toEqual([
      [1, 4],
      [2, 3],
      [],
    ]);
  });
});

describe('a phase in time', () => {
  const at = (now: string, plan?: string): PhaseStatus | undefined => judge(phaseFacts({}, { now }), plan)[0];

  it.each([
    ['2026-05-31T23:00:00Z', 'upcoming'],
    ['2026-06-01T00:00:00Z', 'running'],
    ['2026-06-21T23:59:59Z', 'running'],
    ['2026-06-22T00:00:00Z', 'past'],
  ])('at %s is %s', (now, timing) => expect(at(now)?.timing).toBe(timing));

  it.each<[string, string, boolean]>([
    ['an open deliverable', '- Index', true],
    ['a target that is not reached, and nothing to deliver', '- Target: nDCG@5 > 0.75', true],
    ['nothing agreed', '', false],
  ])('is overdue past its end with %s', (_what, items, isOverdue) => {
    const plan = `## Phase 1 (2026-06-01 to 2026-06-05): Search\n${items}\n`;
    expect(at('2026-06-06T00:00:00Z', plan)).toMatchObject({ isOverdue, isDone: false });
  });

  it('is neither overdue nor open once somebody closed it', () => {
    const closed = changeIssue(made, 1, () => ({ isOpen: false, closedAs: 'completed' as const }));
    expect(judge({ ...closed, now: '2026-07-01T00:00:00Z' })[0]).toMatchObject({
      isOverdue: false,
      isDone: true,
    });
  });
});

describe('a kill criterion that was taken out of the plan', () => {
  const without = PLAN.replace(/- Kill criteria: if nDCG.*\n/, '');
  const versions = [version('2026-06-05T00:00:00Z', without), version('2026-06-01T08:00:00Z', PLAN)];
  const values = [1, 2, 3].map((id) => comment(id, 'lazar', '/baton metric nDCG@5 0.5'));
  const accept = comment(9, 'fiona', '/baton accept', { createdAt: '2026-06-06T00:00:00Z' });
  const states = (facts: PhaseFacts): string[] =>
    judge(facts, without, versions)[0]?.criteria.map(({ state }) => state) ?? [];

  it('is judged on until the client accepts that', () => {
    const facts = { ...say(made, 1, ...values), now: '2026-06-06T00:00:00Z' };
    expect(states(facts)).toEqual(['met']);
    expect(states(say(facts, 1, accept))).toEqual([]);
  });

  it('keeps the values that were reported for it alone', () => {
    const plan = PLAN.replace(', target nDCG@5 > 0.75', '');
    const bare = plan.replace(/- Kill criteria: if nDCG.*\n/, '');
    const history = [version('2026-06-05T00:00:00Z', bare), version('2026-06-01T08:00:00Z', plan)];
    const facts = { ...say(made, 1, ...values), now: '2026-06-06T00:00:00Z' };
    expect(judge(facts, bare, history)[0]?.criteria.map(({ iterations }) => iterations.length)).toEqual([3]);
  });
});
