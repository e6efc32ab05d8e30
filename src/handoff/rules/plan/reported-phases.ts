import type { Config } from '../../config/config.ts';
import type { PhaseIssueText } from '../../lookups/lookup.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { recognisable } from '../../phases/history/phase-history.ts';
import { readReportsMarker } from '../../phases/issue/phase-marker.ts';
import { readBlock } from '../../phases/issue/read-block.ts';
import { matchPhases } from '../../phases/match-phases.ts';
import { assignReports } from '../../phases/metrics/assign-reports.ts';
import { parseMetricsFile } from '../../phases/metrics/parse-metrics-file.ts';
import type { Phase } from '../../phases/plan/plan.ts';
import { recogniseIssue } from '../../phases/sync/match-issues.ts';
import { readText } from './read-plan.ts';

/** For which phases values were reported, as far as it could be read. */
export interface ReportedPhases {
  readonly phases: ReadonlySet<Phase>;
  /** An answer is still to come. */
  readonly isWaiting: boolean;
  /** Why others may have values too; null where all could be read. */
  readonly unknown: string | null;
}

/**
 * Which phases of the base's plan have values: by what Baton's own issues say, which counts comments and descriptions, and by
 * the file of metrics on the base, which may have got lines since. `now` is ISO 8601.
 */
export function findReportedPhases(
  phases: readonly Phase[],
  { metrics, report }: Pick<Config, 'metrics' | 'report'>,
  view: RepositoryView,
  now: string,
): ReportedPhases {
  const answers = [
    mapKnown(view.phaseIssues(), (issues) => reportedInIssues(phases, issues)),
    ...(metrics === null
      ? []
      : [
          mapKnown(readText(view.fileAt('base', metrics)), (file) =>
            file.kind === 'text' ? reportedInFile(phases, file.text, { timeZone: report.timezone, now }) : [],
          ),
        ]),
  ];
  return {
    phases: new Set(answers.flatMap((answer) => (answer.kind === 'known' ? answer.value : []))),
    isWaiting: answers.some(({ kind }) => kind === 'wanted'),
    unknown: answers.flatMap((answer) => (answer.kind === 'unknown' ? [answer.reason] : []))[0] ?? null,
  };
}

function mapKnown<T, Result>(answer: Answer<T>, change: (value: T) => Result): Answer<Result> {
  return answer.kind === 'known' ? { kind: 'known', value: change(answer.value) } : answer;
}

function reportedInIssues(phases: readonly Phase[], issues: readonly PhaseIssueText[]): Phase[] {
  const known = issues.map(({ title, body }) => ({ title, block: readBlock(body) }));
  const matches = matchPhases(
    phases.map(recognisable),
    known.map(({ title, block }) => recogniseIssue(title, block)),
  );
  return phases.filter((_, index) => {
    const issue = known[matches[index] ?? -1];
    return issue !== undefined && (readReportsMarker(issue.block.block) ?? 0) > 0;
  });
}

function reportedInFile(
  phases: readonly Phase[],
  text: string,
  at: { readonly timeZone: string; readonly now: string },
): Phase[] {
  const { byPhase } = assignReports(parseMetricsFile(text, '').reports, phases, at);
  return phases.filter(({ id }) => (byPhase[id] ?? []).length > 0);
}
