import type { RepositoryFile } from '../../../facts.ts';
import { summariseRecord } from './read-record.ts';
import { isRecordPath, recordNumber } from './record-paths.ts';

/** A record in force that speaks of files which the pull request changes. */
export interface GoverningRecord {
  readonly path: string;
  readonly title: string;
  readonly number: number | null;
  /** The path in its text that led here. */
  readonly names: string;
}

const TOKEN = /[\w.@/-]{3,200}/g;

/** Every expression of this file, for the test of blow-up. */
export const GOVERNING_PATTERNS = [TOKEN] as const;

/** The most that a reviewer would follow. */
const MOST_RECORDS = 3;
/** Records of some thousand words are read in a moment; a longer one is a book. */
const LONGEST_RECORD = 131_072;

/**
 * The records that name a changed file, or a folder that holds one, the most exact first, at most three. What has no slash
 * names no place: `package.json` and `src` are everywhere.
 */
export function findGoverning(
  records: readonly RepositoryFile[],
  changedPaths: readonly string[],
): GoverningRecord[] {
  const changed = new Set(changedPaths);
  const places = placesOf(changedPaths);
  return records
    .flatMap((file) => {
      if (changed.has(file.path) || !isRecordPath(file.path) || file.text.kind === 'unknown') return [];
      const text = file.text.value.slice(0, LONGEST_RECORD);
      const names = longestPlace(text, file.path, places);
      if (names === null) return [];
      const { title, isInForce } = summariseRecord(file.path, text);
      return isInForce ? [{ path: file.path, title, number: recordNumber(file.path), names }] : [];
    })
    .toSorted((left, right) => right.names.length - left.names.length)
    .slice(0, MOST_RECORDS);
}

/** The changed files and every folder above them that is named by at least two parts. */
function placesOf(paths: readonly string[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const path of paths) {
    for (let place = path; place.includes('/'); place = place.slice(0, place.lastIndexOf('/'))) {
      if (places.has(place)) break;
      places.add(place);
    }
  }
  return places;
}

function longestPlace(text: string, recordPath: string, places: ReadonlySet<string>): string | null {
  let longest: string | null = null;
  for (const [token] of text.matchAll(TOKEN)) {
    if (!token.includes('/')) continue;
    const place = resolve(token, recordPath);
    if (places.has(place) && place.length > (longest?.length ?? 0)) longest = place;
  }
  return longest;
}

/** From the root, without the slashes and dots around; a link begins at the record's own folder. */
function resolve(token: string, recordPath: string): string {
  const parts = token.startsWith('.') ? recordPath.split('/').slice(0, -1) : [];
  for (const part of token.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const place = parts.join('/');
  return place.endsWith('.') ? place.slice(0, -1) : place;
}
