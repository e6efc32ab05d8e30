import type { WeekId } from '../history/history.ts';

/** The present week of reports: from its own moment to the next one's. */
export interface ReportWeek {
  /** ISO week of the day on which the report is due, in the configured time zone. */
  readonly id: WeekId;
  /** When this week's report was due, ISO 8601 in UTC: the newest such moment that is not after now. */
  readonly dueAt: string;
  /** When the next one is due. */
  readonly nextDueAt: string;
}
