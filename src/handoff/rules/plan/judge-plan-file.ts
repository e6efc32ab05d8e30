import type { Finding } from '../../finding.ts';
import { recognisable } from '../../phases/history/phase-history.ts';
import { matchPhases } from '../../phases/match-phases.ts';
import type { Phase, Plan, PlanFinding } from '../../phases/plan/plan.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { advise, atMostTen, listed } from './advice.ts';
import { phaseName } from './phase-name.ts';
import { describeObstacle, type PlanReading } from './read-plan.ts';

const MINUTES = 3;

const STAYS =
  'Until Baton can read a plan, the issues of its phases stay as they are, and nothing new is counted in them.';

const WHY: Readonly<Record<PlanFinding['reason'], string>> = {
  'no-phases': STAYS,
  'no-dates':
    'Without dates, nobody is told that a phase is late, and a reported value may be counted for another phase.',
  'bad-start': 'Every date that is counted in weeks hangs on this one.',
  'bad-dates': 'A phase whose dates nobody can read is never late.',
  'unreadable-target':
    'A target without a value is met when somebody feels like it. It is shown as text, and no report is held against it.',
  'unreadable-criterion':
    'A criterion without a value never fires: at the moment that matters, it would be argued about anew.',
  'no-criterion':
    'Without a kill criterion that was agreed in advance, a phase goes on for as long as nobody dares to stop it.',
  'too-long': 'What stands further below is not read, so nobody is told of it.',
};

/** Kinds that would be said again of every phase are said once, with these words behind the names of the phases. */
const SAID_ONCE: Partial<Readonly<Record<PlanFinding['reason'], string>>> = {
  'no-criterion': 'have no kill criterion',
  'no-dates': 'do not say when they take place',
};

/** What the plan's file, as the pull request leaves it, holds that Baton can't use. */
export function judgePlanFile(head: PlanReading, base: PlanReading, path: string): Finding[] {
  if (head.kind === 'gone') return base.kind === 'gone' ? [] : [describeRemoved(path)];
  if (head.kind === 'obstacle') {
    return [
      advise({
        reason: 'unreadable-plan',
        what: `${codeSpan(path)} ${describeObstacle(head.obstacle)}, so it can't be read as a plan.`,
        why: STAYS,
        mend: 'Write the plan as a text of its own: one heading a phase, such as `## Phase 1 (weeks 1-3): Retrieval baseline`.',
        minutes: MINUTES,
        editorLink: { path },
        isAlreadyOnBase: base.kind === 'obstacle',
      }),
    ];
  }
  const isOld = oldFindings(head.plan, base.kind === 'read' ? base.plan : null);
  const told = head.plan.findings.map((finding): Told => {
    const phase = head.plan.phases.find(({ id }) => id === finding.phase) ?? null;
    return { finding, phase, isAlreadyOnBase: isOld(finding) };
  });
  return atMostTen(
    groupsOf(told).map((group) => describe(group, path)),
    path,
  );
}

interface Told {
  readonly finding: PlanFinding;
  readonly phase: Phase | null;
  readonly isAlreadyOnBase: boolean;
}

type Group = readonly [Told, ...Told[]];

/** Tells for each finding whether the base's plan has the same for the same phase; each there excuses only one. */
function oldFindings(head: Plan, base: Plan | null): (finding: PlanFinding) => boolean {
  if (base === null) return () => false;
  const matches = matchPhases(head.phases.map(recognisable), base.phases.map(recognisable));
  const before = new Map(
    head.phases.map(({ id }, index) => [id, base.phases[matches[index] ?? -1]?.id] as const),
  );
  const left = base.findings.map(({ reason, phase }) => `${reason} ${phase ?? ''}`);
  return ({ reason, phase }) => {
    if (phase !== null && before.get(phase) === undefined) return false;
    const index = left.indexOf(`${reason} ${phase === null ? '' : before.get(phase)}`);
    if (index < 0) return false;
    left.splice(index, 1);
    return true;
  };
}

function groupsOf(told: readonly Told[]): Group[] {
  const groups: [Told, ...Told[]][] = [];
  for (const one of told) {
    const group = groups.find(([{ finding, phase, isAlreadyOnBase }]) => {
      const isSame = finding.reason === one.finding.reason && isAlreadyOnBase === one.isAlreadyOnBase;
      return isSame && phase !== null && one.phase !== null && SAID_ONCE[finding.reason] !== undefined;
    });
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

function describe(group: Group, path: string): Finding {
  const [{ finding, phase, isAlreadyOnBase }] = group;
  const { reason, what, mend, line } = finding;
  const names = group.flatMap((one) => (one.phase === null ? [] : [phaseName(one.phase)]));
  const several = group.length > 1 ? SAID_ONCE[reason] : undefined;
  const where = phase === null ? '' : `in ${codeSpan(phaseName(phase), 60)}, `;
  return advise({
    reason,
    what: several === undefined ? `${where}${what}.` : `${listed(names)} ${several}.`,
    why: WHY[reason],
    mend,
    minutes: MINUTES * group.length,
    place: { path, line },
    editorLink: { path, line },
    isAlreadyOnBase,
  });
}

function describeRemoved(path: string): Finding {
  return advise({
    reason: 'plan-removed',
    what: `${codeSpan(path)} is removed, the whole plan.`,
    why: 'The issues of its phases stay as they are: open, with their last state, and nobody keeps them any more.',
    mend: 'Where the plan stands elsewhere now, name its path in the config (`plan: docs/PLAN.md`). Where there is to be none, write `plan: off` there, and close the issues.',
    minutes: MINUTES,
    isAlreadyOnBase: false,
  });
}
