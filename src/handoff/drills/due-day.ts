import { Temporal } from 'temporal-polyfill';
import type { Config } from '../config/config.ts';
import { dayOf } from '../phases/criteria/moments.ts';
import type { PhaseSummary } from '../phases/phase-summary.ts';

/** What the next drill of a system is due by. */
export interface DueInput {
  /** When the newest drill of the system was reported, or opened where nobody reported it; null where there never was one. ISO 8601. */
  readonly lastAt: string | null;
  /** The oldest time at which Baton is known to have looked after the repository, ISO 8601. */
  readonly since: string;
  readonly config: Pick<Config, 'engagement' | 'drills' | 'report'>;
  readonly phases: readonly Pick<PhaseSummary, 'starts'>[];
}

/** A drill so shortly before the last phase, or before the last 30 days, serves for that too. */
const STILL_FRESH_DAYS = 30;
const HANDOVER_DAYS = 30;
/** Baton remembers its reports for thirteen weeks: a longer time than twelve could never be seen to have passed. */
const LONGEST_FIRST_WAIT_DAYS = 84;

/**
 * When the next drill of a system is due, ISO date: `everyDays` after the newest one; and at the latest when the last phase starts
 * and 30 days before the engagement ends, unless one was held within the 30 days before that. A system that never had one waits
 * `everyDays` from `engagement.started`; where that is not told, from `since`, at most twelve weeks.
 */
export function dueDay({ lastAt, since, config, phases }: DueInput): string {
  const { engagement, drills, report } = config;
  const last = lastAt === null ? null : dayOf(lastAt, report.timezone);
  const regular = last === null ? firstDay(since, config) : addDays(last, drills.everyDays);
  const starts = phases.flatMap(({ starts: day }) => day ?? []).sort();
  const deadlines = [
    ...(phases.length > 1 ? starts.slice(-1) : []),
    ...(engagement.ends === null ? [] : [addDays(engagement.ends, -HANDOVER_DAYS)]),
  ];
  const open = deadlines.filter((day) => last === null || last < addDays(day, -STILL_FRESH_DAYS));
  return [regular, ...open].sort()[0] ?? regular;
}

function firstDay(since: string, { engagement, drills, report }: DueInput['config']): string {
  if (engagement.started !== null) return addDays(engagement.started, drills.everyDays);
  return addDays(dayOf(since, report.timezone), Math.min(drills.everyDays, LONGEST_FIRST_WAIT_DAYS));
}

/** An ISO date some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
