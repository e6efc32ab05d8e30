import { metricPatterns, parseMetric } from '../../commands/parse-metric.ts';
import { readFieldLine, readFieldLines } from '../../text/because-line.ts';
import type { MetricReport, ReportSource, UncountedReport } from './metric-report.ts';

/** A merged pull request, as far as its description reports values. */
export interface MergedDescription {
  readonly number: number;
  readonly url: string;
  /** Login of its author. */
  readonly by: string;
  /** ISO 8601 in UTC: what it reports counts from the merge. */
  readonly mergedAt: string;
  /** What the merge made of it on the base branch; null where that is not known. */
  readonly commit: string | null;
  readonly description: string;
}

/** More lines of one description are not read: nobody needs them. */
const MOST_LINES = 50;
const LONGEST_LINE = 2000;

/** Emphasis is people's taste; a single `_` or `*` may belong to a name. */
const EMPHASIS = /\*\*|__|[*_]+$/g;
/** Without a digit it is prose, or the placeholder of a template. */
const DIGIT = /\d/;

/** Every expression of this file, so that a test can try each for blow-up. */
export const DESCRIPTION_METRIC_PATTERNS = [EMPHASIS, DIGIT, ...metricPatterns] as const;

/** Reads the lines `Metric: NAME VALUE [note]` of a merged description, and the `Phase: 2` that they are for. */
export function readDescriptionMetrics(merged: MergedDescription): {
  readonly reports: readonly MetricReport[];
  readonly uncounted: readonly UncountedReport[];
} {
  const reports: MetricReport[] = [];
  const uncounted: UncountedReport[] = [];
  const phase = readFieldLine(merged.description, 'phase');
  for (const { line, value } of readFieldLines(merged.description, 'metric').slice(0, MOST_LINES)) {
    if (!DIGIT.test(value)) continue;
    const { number, url, by } = merged;
    const source: ReportSource = { kind: 'description', number, url, by, line };
    const read = value.length > LONGEST_LINE ? null : parseMetric(value.replace(EMPHASIS, ''));
    if (read?.kind === 'metric') {
      const { name: metric, value, unit, note } = read;
      reports.push({ metric, value, unit, at: merged.mergedAt, commit: merged.commit, note, source, phase });
    } else uncounted.push({ source, reason: UNREADABLE });
  }
  return { reports, uncounted };
}

const UNREADABLE =
  'A `Metric:` line has no name and number that can be read. Write it like `Metric: nDCG@5 0.71`, and a name with spaces in quotes: `Metric: "cost per query" $0.21`.';
