import { readOnce } from '../../documents/read-once.ts';
import type { RepositoryFile } from '../../facts.ts';
import { findGaps } from '../../rules/decision/records/judge-record.ts';
import { RECORD_PARTS, type RecordPart } from '../../rules/decision/records/part-words.ts';
import { recordNumber } from '../../rules/decision/records/record-paths.ts';

/** A decision record, and whether its four parts are there. */
export interface JudgedRecord {
  readonly path: string;
  /** `none`: a page about records, or no text; `unread`: it could not be read now. */
  readonly state: 'complete' | 'incomplete' | 'none' | 'unread';
  /** The parts that it lacks. */
  readonly gaps: readonly RecordPart[];
  /** Of the first one, 1-based; null where nothing tells. */
  readonly line: number | null;
}

/** Judges a record as the rule does. */
export function judgeRecord(file: RepositoryFile): JudgedRecord {
  const { path } = file;
  const gaps = readGaps(file);
  if (gaps === 'none' || gaps === 'unread') return { path, state: gaps, gaps: [], line: null };
  // A page about records, without a number and without any part, is none.
  const isPage = gaps.length === RECORD_PARTS.length && recordNumber(path) === null;
  const state = isPage ? 'none' : gaps.length === 0 ? 'complete' : 'incomplete';
  return { path, state, gaps: gaps.map(({ part }) => part), line: gaps[0]?.line ?? null };
}

interface Gap {
  readonly part: RecordPart;
  readonly line: number | null;
}

function readGaps(file: RepositoryFile): readonly Gap[] | 'none' | 'unread' {
  try {
    const reading = readOnce(file);
    if (reading.kind === 'unknown') return 'unread';
    if (reading.kind === 'obstacle') {
      return reading.obstacle === 'empty' ? RECORD_PARTS.map((part) => ({ part, line: null })) : 'none';
    }
    return findGaps(reading.document).map(({ part, place }) => ({ part, line: place?.line ?? null }));
  } catch (error) {
    // Markup nested thousands deep exhausts the stack of the parser.
    if (error instanceof RangeError) return 'none';
    throw error;
  }
}
