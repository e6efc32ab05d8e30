import { isCurrency, isSpacedUnit, magnitudeOf, unitOf } from './units.ts';
import { readWrittenNumber } from './written-number.ts';

/** A number with its unit, as somebody wrote it. */
export interface WrittenValue {
  readonly value: number;
  /** `$`, `%`, `ms`; empty where none is written. */
  readonly unit: string;
  /** What stands behind it. */
  readonly rest: string;
}

/** A currency in front, or a unit behind: `$0.21`, `85%`, `1,200`, `1.5e-3`, `320ms`, `$0.21/query`, `US$ 5`. */
const VALUE =
  /^([+\u2212-]?)(?:(US\$|[$\u20AC\u00A3\u00A5\u20B9]|USD|EUR|GBP|CHF)[ \u00A0]?)?([+\u2212-]?)((?:\d+(?:[.,]\d+)*|\.\d+)(?:e[+-]?\d{1,3})?)(%|\/?[A-Za-z\u00B5\u03BC\u20AC$\u00A3\u00A5\u20B9\u00D7][\w/%\u00B5\u03BC]{0,19})?(?=[.,;:)]?(?:\s|$))/i;
const SPACED = /^\s+(%|[$\u20AC\u00A3\u00A5\u20B9]|[A-Za-z\u00B5\u03BC][A-Za-z]{0,15})(?=[.,;:)]?(?:\s|$))/;

/** Every expression of this file, so that a test can try each for blow-up. */
export const READ_VALUE_PATTERNS = [VALUE, SPACED] as const;

/** Reads the number at the beginning of a text, with its unit; null where there is none. */
export function readValue(text: string): WrittenValue | null {
  const match = VALUE.exec(text);
  if (match === null) return null;
  const [all, sign = '', currency = '', innerSign = '', digits = '', suffix = ''] = match;
  const size = readWrittenNumber(digits, currency);
  if (!Number.isFinite(size) || (sign !== '' && innerSign !== '')) return null;
  const number = /[\u2212-]/.test(sign + innerSign) ? -size : size;
  const rest = text.slice(all.length);
  const spaced = suffix === '' ? spacedUnit(rest) : '';
  const measured = withUnit(number, currency, suffix || spaced);
  if (measured === null) return null;
  return { ...measured, rest: spaced === '' ? rest : rest.trimStart().slice(spaced.length) };
}

function spacedUnit(rest: string): string {
  const word = SPACED.exec(rest)?.[1] ?? '';
  return word !== '' && isSpacedUnit(word) ? word : '';
}

function withUnit(number: number, currency: string, unit: string): Omit<WrittenValue, 'rest'> | null {
  if (currency === '') return { value: number, unit };
  if (unit === '') return { value: number, unit: currency };
  if (unit.startsWith('/')) return { value: number, unit: currency + unit };
  const magnitude = magnitudeOf(unit);
  if (magnitude !== null) return { value: number * magnitude, unit: currency };
  // `$12 USD` says it twice; `$12ms` can't be meant.
  const said = unitOf(unit);
  return isCurrency(said) && said.family === unitOf(currency).family
    ? { value: number, unit: currency }
    : null;
}
