import { convertUnit } from '../metrics/convert-unit.ts';
import { metricKey } from '../metrics/metric-key.ts';
import type { MetricReport } from '../metrics/metric-report.ts';
import type { KillCriterion } from '../plan/plan.ts';
import { commitNames, orderReports } from './iterations.ts';
import { epochMs } from './moments.ts';
import { holds } from './threshold.ts';

/** A kill criterion as the plan had it from a time on. */
export interface CriterionVersion {
  /** ISO 8601. */
  readonly from: string;
  readonly criterion: KillCriterion;
}

/** A version and the time it was in force, in milliseconds since 1970; the first one also counts for all before. */
export interface CriterionSpan {
  readonly criterion: KillCriterion;
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
}

/** A report that can be judged by the criterion as it was at its time. */
export interface Measurement {
  readonly atMs: number;
  readonly report: MetricReport;
  /** The same for all reports of one iteration. */
  readonly iteration: string | MetricReport;
  /** On the wrong side: where the criterion's condition holds. */
  readonly isBad: boolean;
}

/** When each version was in force; `versions` are oldest first. Of several from one time the last one counts. */
export function readSpans(versions: readonly CriterionVersion[]): CriterionSpan[] {
  return versions.map(({ from, criterion }, index) => {
    const next = versions[index + 1];
    return {
      criterion,
      fromMs: index === 0 ? -Infinity : epochMs(from),
      toMs: next === undefined ? Infinity : epochMs(next.from),
    };
  });
}

/** The criterion in force at a time. */
export function criterionAt(spans: readonly CriterionSpan[], ms: number): KillCriterion {
  const span = spans.findLast(({ fromMs }) => fromMs <= ms);
  if (span === undefined) throw new RangeError('Expected at least one version of the criterion.');
  return span.criterion;
}

/** The reports that count for a criterion, oldest first. */
export function readMeasurements(
  reports: readonly MetricReport[],
  spans: readonly CriterionSpan[],
): Measurement[] {
  const ordered = orderReports(reports);
  const commitOf = commitNames(ordered);
  return ordered.flatMap((report) => {
    const atMs = epochMs(report.at);
    const isBad = isOnWrongSide(report, criterionAt(spans, atMs));
    return isBad === null ? [] : [{ atMs, report, iteration: commitOf(report) ?? report, isBad }];
  });
}

/** Whether the criterion's condition holds for a report; null where it does not measure that. */
export function isOnWrongSide(report: MetricReport, { threshold }: KillCriterion): boolean | null {
  if (threshold === null || metricKey(report.metric) !== metricKey(threshold.metric)) return null;
  const conversion = convertUnit(report.value, report.unit, threshold);
  return conversion.kind === 'refused' ? null : holds(threshold, conversion.value);
}
