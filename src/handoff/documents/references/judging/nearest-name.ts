import { nearestWord } from '../../../config/nearest-word.ts';

/** The most names that one is compared with: each comparison takes some microseconds. */
const MOST_NAMES = 500;

/** Any two shorter names are near. */
const SHORTEST_NAME = 3;

/** The name that was probably meant, of any number of names; null where none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  if (name.length < SHORTEST_NAME) return null;
  const candidates: string[] = [];
  for (const candidate of known) {
    // Farther apart in length than `nearestWord` lets letters differ.
    if (Math.abs(candidate.length - name.length) * 3 > Math.max(name.length, 3)) continue;
    candidates.push(candidate);
    if (candidates.length === MOST_NAMES) break;
  }
  return nearestWord(name, candidates);
}
