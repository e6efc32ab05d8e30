import { describe, expect, it } from 'vitest';
import type {
  CriterionStatus,
  TargetStatus,
} from '../../../../src/handoff/phases/criteria/measure-status.ts';
import { readReportsMarker, reportsMarker } from '../../../../src/handoff/phases/issue/phase-marker.ts';
import { readBlock } from '../../../../src/handoff/phases/issue/read-block.ts';
import {
  type IssueContext,
  renderLeftPhase,
  renderPhaseIssue,
} from '../../../../src/handoff/phases/issue/render-phase-issue.ts';
import type { PhaseStatus, PlanChange } from '../../../../src/handoff/phases/phase-status.ts';
import { parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';
import { factsOf } from '../../../facts.ts';
import { criterion, report } from '../criteria/facts.ts';

const [phase] = parsePlan('## June 2026: Retrieval\n- Search\n- Target: nDCG@5 > 0.75\n', {
  start: null,
}).phases;
const [first, second] = [report(1, 0.7), report(2, 0.72)].map((one) => ({
  at: one.at,
  value: one.value,
  report: one,
}));
const PEOPLE = { before: 'Ours.', after: 'Ours too.' };
const context: IssueContext = {
  repository: factsOf().repository,
  planPath: 'PLAN.md',
  metricsPath: null,
  timeZone: 'UTC',
  asked: [],
  isMilestoneRefused: false,
  questions: [],
};

function statusWith(rest: Partial<PhaseStatus>): PhaseStatus {
  if (phase === undefined) throw new Error('The plan has a phase');
  return {
    phase,
    id: '2026-06',
    issue: null,
    isDeleted: false,
    milestone: null,
    timing: 'running',
    targets: [],
    criteria: [],
    deliverables: [],
    otherPulls: [],
    changes: [],
    isOverdue: false,
    isDone: false,
    uncounted: [],
    notes: [],
    refusals: [],
    unread: null,
    isHelpAsked: false,
    ...rest,
  };
}

function measured(iterations: readonly (typeof first)[]): Pick<PhaseStatus, 'targets' | 'criteria'> {
  const [target] = phase?.targets ?? [];
  const known = iterations.filter((one) => one !== undefined);
  if (target === undefined) throw new Error('The phase has a target');
  const ofTarget: TargetStatus = { target, state: 'clear', iterations: known };
  const ofCriterion: CriterionStatus = {
    criterion: criterion(),
    key: 'k',
    state: 'clear',
    iterations: known.slice(0, 1),
    crossings: [],
    nextAt: null,
  };
  return { targets: [ofTarget], criteria: [ofCriterion] };
}

function toldBy(status: PhaseStatus): number | null {
  return readReportsMarker(readBlock(renderPhaseIssue(status, context, PEOPLE)).block);
}

const CHANGE: PlanChange = {
  what: 'target',
  key: 'recall',
  was: 'recall > 0.8',
  is: null,
  at: '2026-06-05T10:00:00Z',
  pullRequest: null,
};

describe('the hidden count of reports', () => {
  it.each<[string, Partial<PhaseStatus>, number]>([
    ['none', {}, 0],
    ['one that a target and a criterion share', measured([first]), 1],
    ['two', measured([first, second]), 2],
    ['those of a target that was taken out, which only the change remembers', { changes: [CHANGE] }, 1],
  ])('of a phase in its issue: %s', (_what, rest, count) => {
    expect(toldBy(statusWith(rest))).toBe(count);
  });

  it('stands just above the line that parts Baton’s words from people’s', () => {
    const body = renderPhaseIssue(statusWith({}), context, PEOPLE);
    expect(body).toContain(`\n\n${reportsMarker(0)}\n---\n`);
    expect(readBlock(body)).toMatchObject(PEOPLE);
  });

  it('is not told of a phase that has left the plan', () => {
    const people = readBlock(renderPhaseIssue(statusWith({}), context, PEOPLE));
    expect(readReportsMarker(renderLeftPhase('1', 'Retrieval', people, context))).toBeNull();
  });

  it.each(['', '<!-- baton:phase-reports:x -->', 'a <!-- baton:phase-reports:1 -->'])(
    'is not told by %j',
    (text) => {
      expect(readReportsMarker(text)).toBeNull();
    },
  );
});
