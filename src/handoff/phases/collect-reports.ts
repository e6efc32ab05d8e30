import type { Fetched } from '../facts.ts';
import type { JudgedComment } from './commands/judge-phase-comments.ts';
import type { MetricReport, UncountedReport } from './metrics/metric-report.ts';
import { parseMetricsFile } from './metrics/parse-metrics-file.ts';
import { readDescriptionMetrics } from './metrics/read-description-metrics.ts';
import type { MergedPullRequest, PhaseFacts } from './phase-facts.ts';

/** Everything that was reported, wherever it stands. */
export interface CollectedReports {
  readonly reports: readonly MetricReport[];
  readonly uncounted: readonly UncountedReport[];
  /** Node ids of descriptions whose editors are to be looked up before they count. */
  readonly unread: readonly string[];
}

/** The file of metrics that the config names. */
export interface MetricsFileText {
  /** Unknown where there is no such file, or it is binary or too large. */
  readonly text: Fetched<string>;
  /** Its web address. */
  readonly url: string;
}

export interface ReportPlaces {
  readonly comments: readonly JudgedComment[];
  readonly merges: readonly MergedPullRequest[];
  readonly editors: PhaseFacts['editors'];
  /** Null where the config names none. */
  readonly metricsFile: MetricsFileText | null;
  /** The id of the phase whose milestone a merged pull request has; null without one. */
  readonly phaseOf: (milestone: number | null) => string | null;
}

/** Collects the reports of comments, of merged descriptions and of the file: together they are the record. */
export function collectReports(places: ReportPlaces): CollectedReports {
  const described = places.merges.map((merged) => readDescription(merged, places));
  const file = readFile(places.metricsFile);
  return {
    reports: [
      ...places.comments.flatMap((comment) => comment.reports),
      ...described.flatMap(({ reports }) => reports),
      ...file.reports,
    ],
    uncounted: [...described.flatMap(({ uncounted }) => uncounted), ...file.uncounted],
    unread: described.flatMap(({ unread }) => unread),
  };
}

const NOTHING: CollectedReports = { reports: [], uncounted: [], unread: [] };

function readDescription(merged: MergedPullRequest, { editors, phaseOf }: ReportPlaces): CollectedReports {
  if (merged.body === '') return NOTHING;
  const { number, url, mergedAt, mergeCommit: commit } = merged;
  const by = merged.author?.login ?? 'ghost';
  const read = readDescriptionMetrics({ number, url, by, mergedAt, commit, description: merged.body });
  if (read.reports.length + read.uncounted.length === 0) return NOTHING;
  const editedBy = merged.editedBy === 'unread' ? (editors[merged.nodeId] ?? 'unread') : merged.editedBy;
  if (editedBy === 'unread') return { ...NOTHING, unread: [merged.nodeId] };
  if (editedBy === 'others') {
    const source = { kind: 'description', number, url, by } as const;
    const reason = 'Somebody else than its author edited the description, so what it reports does not count.';
    return { ...NOTHING, uncounted: [{ source, reason }] };
  }
  const phase = phaseOf(merged.milestone);
  const reports = read.reports.map((report) => (report.phase === null ? { ...report, phase } : report));
  return { reports, uncounted: read.uncounted, unread: [] };
}

function readFile(file: ReportPlaces['metricsFile']): CollectedReports {
  if (file === null) return NOTHING;
  if (file.text.kind === 'unknown') {
    const source = { kind: 'file', line: 1, url: file.url } as const;
    return {
      ...NOTHING,
      uncounted: [{ source, reason: `The file of metrics can't be read: ${file.text.reason}.` }],
    };
  }
  const { reports, problems } = parseMetricsFile(file.text.value, file.url);
  const uncounted = problems.map(({ line, what, mend }) => ({
    source: { kind: 'file', line, url: `${file.url}#L${line}` } as const,
    reason: `In this line ${what}. ${mend}`,
  }));
  return { reports, uncounted, unread: [] };
}
