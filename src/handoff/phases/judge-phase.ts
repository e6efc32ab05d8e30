import type { Config } from '../config/config.ts';
import { readFieldLine } from '../text/because-line.ts';
import { judgeCriterion } from './criteria/judge-criterion.ts';
import { judgeTarget } from './criteria/judge-target.ts';
import type { CriterionStatus, Decision } from './criteria/measure-status.ts';
import { dayOf } from './criteria/moments.ts';
import { criteriaByKey } from './history/agreed-by-key.ts';
import type { PhaseVersion } from './history/phase-history.ts';
import { findPlanChanges } from './history/plan-changes.ts';
import { readBlock } from './issue/read-block.ts';
import { judgeDeliverables } from './judge-deliverables.ts';
import type { MetricReport } from './metrics/metric-report.ts';
import type { Engagement } from './people/client-side.ts';
import type { MergedPullRequest } from './phase-facts.ts';
import type { PhaseStatus, PlanChange, Timing } from './phase-status.ts';
import type { KillCriterion, Phase } from './plan/plan.ts';
import type { MatchedPhase } from './sync/match-issues.ts';

export interface PhaseRecord {
  readonly matched: MatchedPhase;
  /** The phase of the plan that people mean by a name; null for none. */
  readonly findPhase: (name: string) => Phase | null;
  readonly history: readonly PhaseVersion[];
  /** Those that count for this phase. */
  readonly reports: readonly MetricReport[];
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  /** When the client's side accepted what was changed: ISO 8601. */
  readonly acceptedAt: readonly string[];
  readonly merges: readonly MergedPullRequest[];
  readonly engagement: Engagement;
  readonly report: Config['report'];
  readonly now: string;
}

/** How one phase stands, without what is told of its comments. */
export function judgePhase(
  record: PhaseRecord,
): Omit<PhaseStatus, 'uncounted' | 'notes' | 'refusals' | 'isHelpAsked'> {
  const { matched, reports, history, acceptedAt, engagement, now } = record;
  const { phase, issue, milestone } = matched;
  const timeZone = record.report.timezone;
  const firstReportAt = reports.map(({ at }) => at).reduce(earliest, null);
  const changes = findPlanChanges({ history, firstReportAt, acceptedAt, engagement });
  const targets = phase.targets.map((target) => judgeTarget({ target, reports, phase, timeZone, now }));
  const pulls = record.merges.filter((merged) => isOf(merged, record));
  const tasks = issue === null ? [] : readBlock(issue.body).tasks;
  const { deliverables, otherPulls } = judgeDeliverables(phase.deliverables, tasks, pulls);
  const timing = timingOf(phase, dayOf(now, timeZone));
  const isDelivered = deliverables.every(({ isDone }) => isDone);
  const isReached = targets.every(({ state }) => state === 'met');
  const hasGoals = deliverables.length + targets.length > 0;
  const isDelayed = deliverables.length > 0 ? !isDelivered : !isReached;
  return {
    phase,
    id: matched.id,
    issue,
    milestone,
    isDeleted: matched.isDeleted,
    timing,
    targets,
    criteria: judgeCriteria(record, changes),
    deliverables,
    otherPulls,
    changes,
    isOverdue: timing === 'past' && issue?.isOpen !== false && isDelayed,
    unread: issue?.comments.kind === 'unknown' ? issue.comments.reason : null,
    isDone: issue?.closedAs === 'completed' || (hasGoals && isDelivered && isReached),
  };
}

/** Those of the plan; then those that were taken out of it, for as long as nobody has accepted that. */
function judgeCriteria(
  { matched: { phase }, history, reports, decisions, report, now }: PhaseRecord,
  changes: readonly PlanChange[],
): CriterionStatus[] {
  const versions = new Map<string, { readonly from: string; readonly criterion: KillCriterion }[]>();
  for (const version of history) {
    for (const [key, criterion] of criteriaByKey(version.phase)) {
      versions.set(key, [...(versions.get(key) ?? []), { from: version.at, criterion }]);
    }
  }
  const present = criteriaByKey(phase).keys();
  const takenOut = changes.flatMap(({ what, key, is }) =>
    what === 'kill criterion' && is === null ? [key] : [],
  );
  return [...new Set([...present, ...takenOut])].flatMap((key) => {
    const known = versions.get(key);
    if (known === undefined) return [];
    const { timezone: timeZone } = report;
    const status = judgeCriterion({ versions: known, reports, decisions, phase, timeZone, now });
    return [{ ...status, key }];
  });
}

/** A merged pull request belongs to a phase by its milestone, or by a line `Phase: 2`. */
function isOf({ milestone, body }: MergedPullRequest, { matched, findPhase }: PhaseRecord): boolean {
  const named = body === '' ? null : readFieldLine(body, 'phase');
  if (named !== null) return findPhase(named) === matched.phase;
  const own = [matched.milestone?.number, matched.issue?.milestone];
  return milestone !== null && own.includes(milestone);
}

function timingOf({ starts, ends }: Phase, today: string): Timing {
  if (ends !== null && today > ends) return 'past';
  if (starts !== null && today < starts) return 'upcoming';
  return starts === null && ends === null ? 'undated' : 'running';
}

function earliest(first: string | null, at: string): string | null {
  return first === null || Date.parse(at) < Date.parse(first) ? at : first;
}
