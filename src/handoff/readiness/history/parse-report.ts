import type { OwnReport } from '../readiness-facts.ts';
import type { PastScore, WeekId } from './history.ts';
import { readReportMarker } from './report-marker.ts';
import { parseRecord } from './report-record.ts';

/** What a report says of itself. */
export interface ParsedReport {
  readonly week: WeekId;
  /** Null where its record is broken. Whether somebody else wrote it is not asked here: see `isEditedByOthers`. */
  readonly past: PastScore | null;
}

/**
 * Reads the week and the record of a report; null where its first line is no marker. One with a broken record is still the
 * report of its week: another would be a second one.
 */
export function parseReport({ body, url }: Pick<OwnReport, 'body' | 'url'>): ParsedReport | null {
  const [first = '', second = ''] = body.split(/\r\n|\n/, 2);
  const week = readReportMarker(first);
  if (week === null) return null;
  const recorded = parseRecord(second);
  return { week, past: recorded === null ? null : { week, url, ...recorded } };
}
