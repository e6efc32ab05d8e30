/** What a unit measures: units of one kind can be brought into one another. */
export interface Unit {
  /** `percent`, `time`, `bytes`, `count`, a currency such as `usd`, `plain` for none; else the unit's own word. */
  readonly family: string;
  /** How many of the family's smallest known unit it is: 1,000 for `s`, where `ms` is 1. */
  readonly scale: number;
  /** Baton knows what it is, so that it can't be just the name of the things counted. */
  readonly isKnown: boolean;
}

const CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  usd: ['$', 'usd', 'us$', 'dollar', 'dollars'],
  eur: ['\u20AC', 'eur', 'euro', 'euros'],
  gbp: ['\u00A3', 'gbp', 'pound', 'pounds'],
  jpy: ['\u00A5', 'jpy', 'yen'],
  inr: ['\u20B9', 'inr', 'rupee', 'rupees'],
  chf: ['chf'],
};
const TIMES: readonly (readonly [number, readonly string[]])[] = [
  [1e-6, ['ns', 'nanosecond', 'nanoseconds']],
  [1e-3, ['us', '\u00B5s', '\u03BCs', 'microsecond', 'microseconds']],
  [1, ['ms', 'msec', 'msecs', 'millis', 'millisecond', 'milliseconds']],
  [1000, ['s', 'sec', 'secs', 'second', 'seconds']],
  [60_000, ['m', 'min', 'mins', 'minute', 'minutes']],
  [3_600_000, ['h', 'hr', 'hrs', 'hour', 'hours']],
  [86_400_000, ['d', 'day', 'days']],
  [604_800_000, ['w', 'wk', 'wks', 'week', 'weeks']],
];
const BYTES: readonly (readonly [number, readonly string[]])[] = [
  [1, ['b', 'byte', 'bytes']],
  [1e3, ['kb']],
  [1e6, ['mb']],
  [1e9, ['gb']],
  [1e12, ['tb']],
  [2 ** 10, ['kib']],
  [2 ** 20, ['mib']],
  [2 ** 30, ['gib']],
  [2 ** 40, ['tib']],
];
const COUNTS: readonly (readonly [number, readonly string[]])[] = [
  [1, ['x', '\u00D7', 'times']],
  [1e3, ['k', 'thousand']],
  [1e6, ['M', 'mn', 'mio', 'million']],
  [1e9, ['bn', 'billion']],
];

const KNOWN = new Map<string, Unit>([
  ...known('percent', [[1, ['%', 'percent', 'pct']]]),
  ...Object.entries(CURRENCIES).flatMap(([currency, words]) => known(currency, [[1, words]])),
  ...known('time', TIMES),
  ...known('bytes', BYTES),
  ...known('count', COUNTS),
]);

/** Behind a space, other single letters and `us` are words of a note. */
const SPACED_LETTERS = new Set(['s', 'h', '%', '$', '\u20AC', '\u00A3', '\u00A5', '\u20B9']);

/** How many millions `$1.2m` means: behind a currency, an `m` is no minute. */
const BEHIND_CURRENCY: Readonly<Record<string, number>> = { m: 1e6, b: 1e9 };

/** What a unit measures, upper and lower case alike except for `M` (millions) and `m` (minutes). */
export function unitOf(unit: string): Unit {
  const word = unit.trim();
  if (word === '') return { family: 'plain', scale: 1, isKnown: true };
  const lower = word.toLowerCase();
  const found = KNOWN.get(word) ?? KNOWN.get(lower);
  if (found !== undefined) return found;
  const [money = '', per] = lower.split('/', 2);
  const currency = KNOWN.get(money);
  // `$/query`: the metric's name says already what is paid for.
  if (per !== undefined && currency !== undefined && isCurrency(currency)) return currency;
  // `incident` and `incidents` are one.
  return { family: lower.replace(/(?<=\p{L})s$/u, ''), scale: 1, isKnown: false };
}

export function isCurrency(unit: Unit): boolean {
  return Object.hasOwn(CURRENCIES, unit.family);
}

/** Whether a word behind a number and a space is its unit: `2 s`, `12 min`, but not `5 a day`. */
export function isSpacedUnit(word: string): boolean {
  if (word.length === 1) return SPACED_LETTERS.has(word);
  return word.toLowerCase() !== 'us' && KNOWN.has(word.toLowerCase());
}

/** What `k` of `$1.2k` multiplies by; null where the word is no such one. */
export function magnitudeOf(word: string): number | null {
  const lower = word.toLowerCase();
  if (Object.hasOwn(BEHIND_CURRENCY, lower)) return BEHIND_CURRENCY[lower] ?? null;
  const unit = unitOf(word);
  return unit.family === 'count' ? unit.scale : null;
}

const THREE_PLACES = /^-?\d{1,3}\.\d{3}$/;

/** A value as people write it: `$0.15`, `87%`, `800 ms`. */
export function formatValue(value: number, unit: string): string {
  const number = String(Number(value.toPrecision(12)));
  if (unit === '') return number;
  if (unit.length > 1 || !isCurrency(unitOf(unit))) return unit === '%' ? `${number}%` : `${number} ${unit}`;
  // Three places behind a point would be read as thousands again.
  const amount = unit === '€' && THREE_PLACES.test(number) ? `${number}0` : number;
  return value < 0 ? `-${unit}${amount.slice(1)}` : `${unit}${amount}`;
}

function known(
  family: string,
  units: readonly (readonly [number, readonly string[]])[],
): (readonly [string, Unit])[] {
  return units.flatMap(([scale, words]) =>
    words.map((word) => [word, { family, scale, isKnown: true }] as const),
  );
}
