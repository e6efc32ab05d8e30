import { type DeliveryCounts, noDeliveryCounts } from './mishaps/deliveries.ts';

/** What happened in a seed, or in several. */
export interface Counts {
  /** By what people did. */
  readonly events: Record<string, number>;
  /** By what was killed. */
  readonly kills: Record<string, number>;
  /** By what went wrong with a request. */
  readonly faults: Record<string, number>;
  readonly deliveries: DeliveryCounts;
  clockMoves: number;
  /** Deliveries, each time that one was sent. */
  attempts: number;
  redelivered: number;
  requests: number;
  writes: number;
  /** Checks at open heads that were compared with a fresh judgement, and all that was looked at afresh. */
  checks: number;
  looks: number;
  seconds: number;
}

export function noCounts(): Counts {
  return {
    events: {},
    kills: {},
    faults: {},
    deliveries: noDeliveryCounts(),
    clockMoves: 0,
    attempts: 0,
    redelivered: 0,
    requests: 0,
    writes: 0,
    checks: 0,
    looks: 0,
    seconds: 0,
  };
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Adds the second to the first. */
export function addCounts(total: Counts, counts: Counts): void {
  for (const part of ['events', 'kills', 'faults'] as const) addNumbers(total[part], counts[part]);
  for (const key of Object.keys(noDeliveryCounts()) as (keyof DeliveryCounts)[])
    total.deliveries[key] += counts.deliveries[key];
  total.clockMoves += counts.clockMoves;
  total.attempts += counts.attempts;
  total.redelivered += counts.redelivered;
  total.requests += counts.requests;
  total.writes += counts.writes;
  total.checks += counts.checks;
  total.looks += counts.looks;
  total.seconds += counts.seconds;
}

function addNumbers(total: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
}

/** In a few lines. */
export function renderCounts(counts: Counts): string {
  const { events, kills, faults, deliveries } = counts;
  const { duplicates, reordered, delayed, failed, lost } = deliveries;
  return [
    `${sumOf(events)} events in ${counts.seconds.toFixed(1)} s, ${sumOf(kills)} kills (${listed(kills)}), ${counts.clockMoves} clock moves`,
    `${counts.attempts} deliveries: ${duplicates} doubled, ${reordered} reordered, ${delayed} late, ${failed} failed, ${lost} lost, ${counts.redelivered} sent again`,
    `${counts.requests} requests, ${counts.writes} of them writes; ${sumOf(faults)} faults (${listed(faults)})`,
    `${counts.checks} checks compared, ${counts.looks} fresh looks`,
  ].join('\n');
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
