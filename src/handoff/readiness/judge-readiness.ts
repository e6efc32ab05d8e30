import type { Config } from '../config/config.ts';
import type { DrillsJudgement } from '../drills/drills.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import { lateDays } from './history/late-days.ts';
import { missedWeeks } from './history/missed-weeks.ts';
import { readHistory } from './history/read-history.ts';
import { judgeIndependence } from './independence/judge-independence.ts';
import { measureContext } from './measures/measure-context.ts';
import { measureDecisions } from './measures/measure-decisions.ts';
import { measureIndependence } from './measures/measure-independence.ts';
import { measurePlan } from './measures/measure-plan.ts';
import { measureRationale } from './measures/measure-rationale.ts';
import { measureRunbook } from './measures/measure-runbook.ts';
import { judgeMerges } from './merges/judge-merges.ts';
import type { Readiness } from './readiness.ts';
import type { ReadinessFacts } from './readiness-facts.ts';
import type { ReportWeek } from './schedule/schedule.ts';
import { computeScore } from './score/compute-score.ts';

/** What the judgement of a week is made from. */
export interface Week {
  readonly facts: ReadinessFacts;
  readonly config: Config;
  /** The tip of the default branch. */
  readonly view: RepositoryView;
  readonly week: ReportWeek;
  readonly drills: DrillsJudgement;
}

/** Everything that the report of a week says. What the view or `merges.wanted` then asks for has to be read first. */
export function judgeReadiness({ facts, config, view, week, drills }: Week): Readiness {
  const { now, repository, merges: merged } = facts;
  const independence = judgeIndependence({ facts, config, view });
  const merges = judgeMerges({ facts, config, view });
  const measuring = { now, repository, config, view, merges: merged };
  const measured = [
    measureRunbook(measuring, drills),
    measureIndependence(independence, measuring),
    measureRationale(merges, measuring),
    measureDecisions(measuring, merges),
    measureContext(measuring),
    measurePlan(measuring, facts.phases),
  ];
  const score = computeScore(
    Object.assign({}, ...measured.map(({ parts }) => parts)),
    measured.flatMap(({ actions }) => actions),
  );
  return {
    week,
    score,
    independence,
    merges,
    history: readHistory(facts.reports, week.id),
    drills,
    phases: facts.phases?.kind === 'known' && facts.phases.value !== 'none' ? facts.phases.value : [],
    lateDays: lateDays(facts.reports, week, now),
    missedWeeks: missedWeeks(facts.reports, week.id),
    unread: unreadOf(facts),
  };
}

/** The window of knowledge, and one day for the time it takes to read. */
const WHOLE_WINDOW_MS = 89 * 86_400_000;

function unreadOf({ now, phases, merges, commits }: ReadinessFacts): string[] {
  const isCut = ({ since }: { readonly since: string }): boolean =>
    Date.parse(now) - Date.parse(since) < WHOLE_WINDOW_MS;
  return [
    ...(isCut(merges)
      ? [
          `There are more merged pull requests than one report reads: those since ${merges.since.slice(0, 10)} count.`,
        ]
      : []),
    ...(isCut(commits)
      ? [
          `There are more commits than one report reads: co-authors since ${commits.since.slice(0, 10)} count.`,
        ]
      : []),
    ...(phases?.kind === 'unknown' ? [`The phases could not be read: ${phases.reason}.`] : []),
  ];
}
