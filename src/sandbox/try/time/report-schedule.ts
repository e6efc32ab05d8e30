import { Temporal } from 'temporal-polyfill';

/** When a repository's report is due, as its config says it. */
export interface ReportSchedule {
  /** 1: Monday. */
  readonly weekday: number;
  /** `16:00`. */
  readonly time: string;
  readonly timeZone: string;
}

export const DEFAULT_SCHEDULE: ReportSchedule = { weekday: 5, time: '16:00', timeZone: 'UTC' };

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Reads the config's `report`; what is not told, or not readable, is as by default. */
export function readSchedule(report: Readonly<Record<string, unknown>>): ReportSchedule {
  const { day, time, timezone } = report;
  const weekday = typeof day === 'string' ? WEEKDAYS.indexOf(day.toLowerCase()) + 1 : 0;
  return {
    weekday: weekday === 0 ? DEFAULT_SCHEDULE.weekday : weekday,
    time: typeof time === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : DEFAULT_SCHEDULE.time,
    timeZone: typeof timezone === 'string' && isTimeZone(timezone) ? timezone : DEFAULT_SCHEDULE.timeZone,
  };
}

/** The next moment after `nowMs` at which a report is due. */
export function nextReportMs({ weekday, time, timeZone }: ReportSchedule, nowMs: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  const days = (weekday - now.dayOfWeek + 7) % 7;
  const atDay = (count: number): number =>
    now.toPlainDate().add({ days: count }).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  const next = atDay(days);
  return next > nowMs ? next : atDay(days + 7);
}

/** The day of the report, as people call it. */
export function dayName({ weekday }: ReportSchedule): string {
  const name = WEEKDAYS[weekday - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
