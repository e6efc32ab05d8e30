import { nearestWord } from '../../config/nearest-word.ts';
import { fingerprint } from '../../text/fingerprint.ts';

const SEPARATORS = /[^\p{L}\p{M}\p{N}@.]+/gu;
/** A point is part of a name only inside a number: `recall at 1.5`. */
const LOOSE_POINT = /(?<!\p{N})\.|\.(?!\p{N})/gu;
/** An at sign is part of a name only between others: `nDCG@5`. */
const LOOSE_AT = /(?<![\p{L}\p{M}\p{N}]-?)@|@(?!-?[\p{L}\p{N}])/gu;
const DASHES = /-+/g;
/** Two numbers stay apart: `top 1 0` is not `top 10`. */
const LOOSE_DASH = /(?<!\p{N})-|-(?!\p{N})/gu;

/** Every expression of this file, so that a test can try each for blow-up. */
export const METRIC_KEY_PATTERNS = [SEPARATORS, LOOSE_POINT, LOOSE_AT, DASHES, LOOSE_DASH] as const;

/** Shorter names are inside of too many others to be the one that was meant. */
const SHORTEST_PART = 3;

/**
 * What two spellings of one metric have in common: `Cost-per-query`, `cost_per_query` and `costPerQuery` are
 * `costperquery`, `nDCG @ 5` is `ndcg@5`. Letters, digits, `@`, `.` and `-` only, so that it is safe in a marker; never empty.
 */
export function metricKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(SEPARATORS, '-')
    .replace(LOOSE_POINT, '-')
    .replace(LOOSE_AT, '-')
    .replace(DASHES, '-')
    .replace(LOOSE_DASH, '');
  return key === '' ? fingerprint(name.trim()) : key;
}

/** The known metric that somebody probably meant, as it is known; null where none is near. */
export function nearestMetric(name: string, known: readonly string[]): string | null {
  const wanted = metricKey(name);
  const keys = known.map(metricKey);
  const nearest = nearestWord(wanted, keys) ?? keys.find((key) => isPartOf(key, wanted));
  return nearest === undefined ? null : (known[keys.indexOf(nearest)] ?? null);
}

function isPartOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_PART && long.includes(short);
}
