import { quoteInline } from '../../text/neutralise.ts';
import type { Iteration } from '../criteria/measure-status.ts';
import { metricKey } from '../metrics/metric-key.ts';
import type { PhaseStatus } from '../phase-status.ts';
import type { Threshold } from '../plan/plan.ts';
import { dayWords, valueWords } from './words.ts';

/** More points are no small chart: the last ones are shown. */
const MOST_POINTS = 24;
/** Mermaid reads no exponents, in which still larger numbers are written. */
const LARGEST = 1e15;

const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;
/** What Mermaid may take for something else than a letter. */
const UNSAFE = /[^\p{L}\p{N} @%$\u20AC\u00A3.,:()/+-]/gu;

/** Every regular expression of this file. */
export const CHART_PATTERNS = [ESCAPED, UNSAFE] as const;

/** One metric of a phase, with what was agreed for it. */
interface Series {
  readonly metric: string;
  readonly unit: string;
  readonly iterations: readonly Iteration[];
  readonly target: Threshold | null;
  readonly kill: Threshold | null;
}

/**
 * A small chart of each metric against its target and its kill line, from two values on, and the numbers in a table: mail and
 * the mobile app show no diagrams. Empty where nothing was reported.
 */
export function renderCharts(status: PhaseStatus, timeZone: string): string[] {
  return seriesOf(status)
    .filter(({ iterations }) => iterations.length > 0)
    .flatMap((series) => [...(series.iterations.length > 1 ? [chart(series)] : []), table(series, timeZone)])
    .filter((part) => part !== null);
}

function seriesOf({ targets, criteria }: PhaseStatus): Series[] {
  const series = new Map<string, Series>();
  for (const { target, iterations } of targets) {
    if (target.threshold === null) continue;
    const { metric, unit } = target.threshold;
    const key = `${metricKey(metric)} ${unit}`;
    if (!series.has(key)) series.set(key, { metric, unit, iterations, target: target.threshold, kill: null });
  }
  for (const { criterion, iterations } of criteria) {
    if (criterion.threshold === null) continue;
    const { metric, unit } = criterion.threshold;
    const key = `${metricKey(metric)} ${unit}`;
    const known = series.get(key) ?? { metric, unit, iterations, target: null, kill: null };
    series.set(key, { ...known, kill: known.kill ?? criterion.threshold });
  }
  return [...series.values()];
}

/** Null where the values are too large to be drawn. */
function chart({ metric, unit, iterations, target, kill }: Series): string | null {
  const points = iterations.slice(-MOST_POINTS);
  const lines = [points.map(({ value }) => value), ...levels(points.length, target, kill)];
  if (lines.flat().some((value) => Math.abs(value) > LARGEST)) return null;
  const [lowest, highest] = rangeOf(lines.flat());
  const name = label(unit === '' ? metric : `${metric} (${unit})`);
  const first = iterations.length - points.length + 1;
  const legend = [
    'measured',
    ...(target === null ? [] : ['target']),
    ...(kill === null ? [] : ['kill line']),
  ];
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${name}: ${legend.join(', ')}"`,
    `  x-axis "try" [${points.map((_, index) => `"${first + index}"`).join(', ')}]`,
    `  y-axis ${lowest} --> ${highest}`,
    ...lines.map((values) => `  line [${values.map(plain).join(', ')}]`),
    '```',
  ].join('\n');
}

function levels(count: number, ...thresholds: readonly (Threshold | null)[]): number[][] {
  return thresholds.flatMap((threshold) =>
    threshold === null ? [] : [Array.from({ length: count }, () => threshold.value)],
  );
}

/** A little room above and below, so that no line lies on the border. */
function rangeOf(values: readonly number[]): [string, string] {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const room = (highest - lowest || Math.abs(highest) || 1) * 0.1;
  const bottom = lowest >= 0 && lowest - room < 0 ? 0 : lowest - room;
  return [plain(bottom), plain(highest + room)];
}

/** Mermaid reads no exponents. */
function plain(value: number): string {
  const written = value.toFixed(12);
  return written.replace(/\.?0+$/, '').replace(/^-0$/, '0');
}

/** Mermaid breaks on quotes and takes some marks for its own. */
function label(text: string): string {
  return text.replace(UNSAFE, ' ').slice(0, 60).trim();
}

function table({ metric, unit, iterations }: Series, timeZone: string): string {
  const rows = iterations.slice(-MOST_POINTS).map(({ at, value, report }) => {
    const note = quoteInline(report.note, 120);
    return `| ${dayWords(at, timeZone)} | ${quoteInline(valueWords(value, unit))} | [${sourceWords(report)}](${report.source.url}) | ${note} |`;
  });
  const omitted = iterations.length - rows.length;
  return [
    `<details><summary>${quoteHtml(metric)}: every value</summary>`,
    '',
    ...(omitted > 0 ? [`The last ${rows.length} of ${iterations.length}.`, ''] : []),
    '| When | Value | Source | Note |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '</details>',
  ].join('\n');
}

/** A user's words inside of HTML, where a backslash would be shown. */
function quoteHtml(text: string): string {
  return quoteInline(text).replaceAll(ESCAPED, (_, mark: string) => `&#${mark.codePointAt(0)};`);
}

/** Where a value comes from, in a word or two. */
export function sourceWords({ source }: Iteration['report']): string {
  switch (source.kind) {
    case 'comment':
      return 'comment';
    case 'description':
      return `#${source.number}`;
    case 'file':
      return `line ${source.line}`;
  }
}
