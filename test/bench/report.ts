import type { RequestCount } from './count-requests.ts';
import type { BurstTime, CheckTime } from './measure-checks.ts';
import type { Endurance } from './measure-endurance.ts';
import type { Fairness } from './measure-fairness.ts';
import type { Intake } from './measure-intake.ts';
import type { Sweep } from './measure-sweep.ts';
import type { Throughput } from './measure-throughput.ts';
import type { Target } from './targets.ts';

/** Resident memory in MB: at rest after the start, after all measurements, and at its highest. */
export interface Memory {
  readonly server: string;
  readonly startedMb: number;
  readonly steadyMb: number;
  readonly peakMb: number;
}

/** All that a run found. */
export interface BenchReport {
  readonly node: string;
  readonly cores: number;
  readonly isQuick: boolean;
  /** What this machine could not measure, and why. */
  readonly leftOut: readonly string[];
  readonly requests: readonly RequestCount[];
  readonly intake: readonly Intake[];
  readonly singles: readonly CheckTime[];
  readonly burst: readonly BurstTime[];
  readonly memory: readonly Memory[];
  readonly sweeps: readonly Sweep[];
  readonly throughput: readonly Throughput[];
  readonly fairness: readonly Fairness[];
  readonly endurance: readonly Endurance[];
  readonly targets: readonly Target[];
}

type Cell = string | number | null;

/** The report as tables for people. */
export function renderReport(report: BenchReport): string {
  const parts = [
    `Node ${report.node}, ${report.cores} cores, loopback${report.isQuick ? ', short form: rough figures' : ''}`,
    ...report.leftOut.map((what) => `Left out: ${what}`),
    section(
      'Requests to GitHub (tokens warm)',
      ['event', 'GraphQL', 'REST reads', 'writes', 'tokens'],
      report.requests.map((row) => [row.scenario, row.queries, row.reads, row.writes, row.tokens]),
    ),
    section(
      'Intake: signed pull_request events of 24 KB, 32 connections',
      ['server', 'checks meanwhile', 'events/s accepted', 'checks/s'],
      report.intake.map((row) => [
        row.server,
        row.work,
        whole(row.eventsPerSecond),
        whole(row.checksPerSecond),
      ]),
    ),
    section(
      'Webhook to finished check, single events',
      ['server', 'a reply of GitHub takes', 'p50', 'p99'],
      report.singles.map((row) => [row.server, ms(row.latencyMs), ms(row.p50Ms), ms(row.p99Ms)]),
    ),
    section(
      'Burst: 100 pull requests of ten installations at once',
      ['server', 'until the last check', 'processor time an event'],
      report.burst.map((row) => [
        row.server,
        ms(row.elapsedMs),
        row.cpuMsAnEvent === null ? null : ms(row.cpuMsAnEvent),
      ]),
    ),
    section(
      'Resident memory',
      ['server', 'started', 'after all this', 'at most'],
      report.memory.map((row) => [
        row.server,
        `${row.startedMb} MB`,
        `${row.steadyMb} MB`,
        `${row.peakMb} MB`,
      ]),
    ),
    section(
      'Weekly sweep, all repositories due at once (20 merges each, 50 an installation): of each',
      [
        'server',
        'repositories',
        'reported once',
        'points',
        'queries',
        'reads',
        'writes',
        'tokens',
        'time',
        'processor',
        'memory at most',
      ],
      report.sweeps.map((row) => [
        row.server,
        row.repositories,
        row.reported,
        each(row.points, row),
        each(row.queries, row),
        each(row.reads, row),
        each(row.writes, row),
        each(row.tokens, row),
        ms(row.elapsedMs / row.repositories),
        row.cpuMs === null ? null : ms(row.cpuMs / row.repositories),
        row.peakMb === null ? null : `${row.peakMb} MB`,
      ]),
    ),
    section(
      'Throughput: distinct pull requests as fast as they are taken',
      ['server', 'processes', 'events/s accepted', 'events/s judged'],
      report.throughput.map((row) => [
        row.server,
        row.processes,
        whole(row.acceptedPerSecond),
        whole(row.judgedPerSecond),
      ]),
    ),
    section(
      "Fairness: webhook to finished check while another tenant's events wait",
      ['server', 'still waiting', 'without them', 'p50', 'worst'],
      report.fairness.map((row) => [
        row.server,
        row.stillWaiting,
        ms(row.aloneMs),
        ms(row.p50Ms),
        ms(row.worstMs),
      ]),
    ),
    section(
      'Endurance: resident memory',
      ['server', 'events', 'now', 'at most'],
      report.endurance.map((row) => [row.server, row.events, mb(row.nowMb), mb(row.peakMb)]),
    ),
    section(
      'Ratios to the floors of this run (timings fail nothing)',
      ['what', 'server', 'ratio', 'should be', ''],
      report.targets.map((row) => [
        row.what,
        row.server,
        row.ratio.toFixed(2),
        `${row.sense} ${row.limit}`,
        row.isMet ? 'ok' : 'MISSED',
      ]),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function section(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, ...rows].map((row) => row.map((cell) => (cell === null ? '-' : String(cell))));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line, index) =>
    line
      .map((cell, column) =>
        typeof rows[Math.max(0, index - 1)]?.[column] === 'number'
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const [first = '', ...others] = table.map((line) => `  ${line}`);
  return [
    '',
    title,
    first,
    `  ${'-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2))}`,
    ...others,
  ].join('\n');
}

function each(count: number, { repositories }: Sweep): number {
  return Math.round((count / repositories) * 100) / 100;
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

function mb(value: number | null): string | null {
  return value === null ? null : `${value} MB`;
}

function ms(value: number): string {
  return `${value < 100 ? Math.round(value * 10) / 10 : Math.round(value)} ms`;
}
