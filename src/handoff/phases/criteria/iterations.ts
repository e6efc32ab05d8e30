import { convertUnit } from '../metrics/convert-unit.ts';
import { metricKey } from '../metrics/metric-key.ts';
import type { MetricReport, ReportSource } from '../metrics/metric-report.ts';
import type { Threshold } from '../plan/plan.ts';
import type { Iteration } from './measure-status.ts';
import { epochMs } from './moments.ts';

/** Git's own shortest abbreviation: a shorter text may begin several commits. */
const SHORTEST_COMMIT = 7;

const SOURCE_ORDER: Readonly<Record<ReportSource['kind'], number>> = { comment: 0, description: 1, file: 2 };

/**
 * The iterations that reports of a threshold's metric make, oldest first: all reports for one commit are one, with the time
 * and the value of the last. Reports of other metrics, and in units that don't fit, are passed over.
 */
export function toIterations(reports: readonly MetricReport[], threshold: Threshold): Iteration[] {
  const ordered = orderReports(reportsOf(reports, threshold.metric));
  const commitOf = commitNames(ordered);
  const latest = new Map<string | MetricReport, Iteration>();
  for (const report of ordered) {
    const conversion = convertUnit(report.value, report.unit, threshold);
    if (conversion.kind === 'refused') continue;
    const key = commitOf(report) ?? report;
    // Taken out first, so that the commit's place is that of its last report.
    latest.delete(key);
    latest.set(key, { at: report.at, value: conversion.value, report });
  }
  return [...latest.values()];
}

/** The reports of one metric, in whatever spelling. */
export function reportsOf(reports: readonly MetricReport[], metric: string): MetricReport[] {
  const wanted = metricKey(metric);
  const known = new Map<string, boolean>();
  return reports.filter((report) => {
    const isWanted = known.get(report.metric) ?? metricKey(report.metric) === wanted;
    known.set(report.metric, isWanted);
    return isWanted;
  });
}

/** Oldest first; those of one moment by where they stand, so that the order they were read in makes no difference. */
export function orderReports(reports: readonly MetricReport[]): MetricReport[] {
  return reports
    .map((report) => ({ report, at: epochMs(report.at) }))
    .sort((a, b) => a.at - b.at || compareSources(a.report.source, b.report.source))
    .map(({ report }) => report);
}

function compareSources(a: ReportSource, b: ReportSource): number {
  const byKind = SOURCE_ORDER[a.kind] - SOURCE_ORDER[b.kind];
  if (byKind !== 0) return byKind;
  // The line first: the address of a file's line ends in its number, of which 10 would come before 9.
  if (a.kind === 'file') return (a.line ?? 0) - (b.line ?? 0) || compareTexts(a.url, b.url);
  return compareTexts(a.url, b.url) || (a.line ?? 0) - (b.line ?? 0);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names a report's commit, an abbreviated one by its longer form among the reports; null where it has none. */
export function commitNames(reports: readonly MetricReport[]): (report: MetricReport) => string | null {
  const written = new Set(reports.flatMap(({ commit }) => (commit === null ? [] : [commit.toLowerCase()])));
  const full = new Map<string, string>();
  let longer = '';
  // Sorted backwards, a commit comes right behind the longer forms of it.
  for (const commit of [...written].toSorted().toReversed()) {
    const isShort = commit.length >= SHORTEST_COMMIT && longer.startsWith(commit);
    full.set(commit, isShort ? (full.get(longer) ?? longer) : commit);
    longer = commit;
  }
  return ({ commit }) => (commit === null ? null : (full.get(commit.toLowerCase()) ?? commit.toLowerCase()));
}
