import { PHASE_MARKER } from '../phase-names.ts';

/** The last line of the app's block in a phase's issue: below it, people write freely. */
export const BLOCK_END = '<!-- baton:phase-end -->';

/** A longer id could not be read again. */
export const LONGEST_ID = 80;

/** Titles in any script make ids. */
const MARKER = /^<!-- baton:phase:([\p{L}\p{N}_.-]{1,80}) -->$/u;

const REPORTS = /^<!-- baton:phase-reports:(\d{1,9}) -->$/;

const ASKED = /^<!-- baton:phase-asked:([\da-f: ]{1,9999}) -->$/;

/** Every regular expression that reads a marker. */
export const MARKER_PATTERNS = [MARKER, REPORTS, ASKED] as const;

/** The first line of what the app writes about a phase. */
export function phaseMarker(id: string): string {
  return `${PHASE_MARKER}${id} -->`;
}

/** The id of a phase's marker; null where the line is none. */
export function readPhaseMarker(line: string): string | null {
  return MARKER.exec(line.trim())?.[1] ?? null;
}

/** A hidden line in the app's block: how many reported values count for the phase. */
export function reportsMarker(count: number): string {
  return `<!-- baton:phase-reports:${count} -->`;
}

/** A hidden line in the app's block: the questions that were asked already, also where somebody deleted the comment since. */
export function askedMarker(questions: readonly string[]): string {
  return `<!-- baton:phase-asked:${questions.join(' ')} -->`;
}

/** The questions that an issue says were asked; empty where no line says so. */
export function readAskedMarker(block: string): string[] {
  for (const line of block.split('\n').toReversed()) {
    const asked = ASKED.exec(line.trim())?.[1];
    if (asked !== undefined) return asked.split(' ').filter((question) => question !== '');
  }
  return [];
}

/**
 * How many reported values an issue says count for its phase; null where no line says so. People edit these bodies, and not
 * every edit leaves a record that tells whose words they are now: good enough for advice, and for nothing that blocks.
 */
export function readReportsMarker(block: string): number | null {
  for (const line of block.split('\n').toReversed()) {
    const count = REPORTS.exec(line.trim())?.[1];
    if (count !== undefined) return Number(count);
  }
  return null;
}
