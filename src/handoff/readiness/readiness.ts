import type { DrillsJudgement } from '../drills/drills.ts';
import type { PhaseSummary } from '../phases/phase-summary.ts';
import type { History } from './history/history.ts';
import type { Independence } from './independence/independence.ts';
import type { MergesJudgement } from './merges/merges.ts';
import type { ReportWeek } from './schedule/schedule.ts';
import type { Score } from './score/score.ts';

/** Everything that the weekly report says, judged. */
export interface Readiness {
  readonly week: ReportWeek;
  readonly score: Score;
  readonly independence: Independence;
  readonly merges: MergesJudgement;
  readonly history: History;
  readonly drills: DrillsJudgement;
  /** In the order of the plan; empty where there is none or it is off. */
  readonly phases: readonly PhaseSummary[];
  /** Days by which this report is late, since Baton did not run: 0 where it is in time. */
  readonly lateDays: number;
  /** Weeks since the last report that have none: Baton did not run, or was not installed. Oldest first. */
  readonly missedWeeks: readonly string[];
  /** What could not be read, in sentences of Markdown by Baton. */
  readonly unread: readonly string[];
}
