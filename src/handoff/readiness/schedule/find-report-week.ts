import { Temporal } from 'temporal-polyfill';
import type { Config } from '../../config/config.ts';
import { epochMs } from '../../phases/criteria/moments.ts';
import { weekOf } from './iso-week.ts';
import type { ReportWeek } from './schedule.ts';

/** In the order of ISO 8601: Monday is 1. */
const DAYS: readonly Config['report']['day'][] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/**
 * The week of reports that `now` lies in. A time that the clocks skip is due as much later, one that they show twice at its
 * first.
 */
export function findReportWeek(now: string, report: Config['report']): ReportWeek {
  const nowMs = epochMs(now);
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO(report.timezone)
    .toPlainDate();
  const weekday = DAYS.indexOf(report.day) + 1;
  const latest = today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 });
  const isDue = momentOn(latest, report).epochMilliseconds <= nowMs;
  const day = isDue ? latest : latest.subtract({ weeks: 1 });
  return {
    id: weekOf(day),
    dueAt: momentOn(day, report).toString(),
    nextDueAt: momentOn(day.add({ weeks: 1 }), report).toString(),
  };
}

function momentOn(
  day: Temporal.PlainDate,
  { time, timezone }: Pick<Config['report'], 'time' | 'timezone'>,
): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from(time);
  return day
    .toPlainDateTime(plainTime)
    .toZonedDateTime(timezone, { disambiguation: 'compatible' })
    .toInstant();
}
