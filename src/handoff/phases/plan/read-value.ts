import { readWrittenNumber } from '../metrics/written-number.ts';
import { NUMBER_WORDS, readNumberWord } from './number-words.ts';

/** A number within a text. */
export interface WrittenValue {
  readonly value: number;
  /** `%`, `$`, `ms`; empty for none. */
  readonly unit: string;
  readonly start: number;
  /** Behind its unit. */
  readonly end: number;
  /** Written as a word, `three`: such a one may be no count at all. */
  readonly isWord: boolean;
}

const UNITS =
  'percent|per ?cent|prozent|pour ?cent|por ?ciento|por ?cento|percentage points|points|pp|pts|ms|milliseconds?|s|secs?|seconds?|sekunden?|secondes?|segundos?|min|mins?|minutes?|minuten?|minutos?|h|hrs?|hours?|stunden?|heures?|horas?|d|days?|tagen?|tage|jours?|d[ií]as?|business days|working days|weeks?|wochen?|semaines?|semanas?|months?|monaten?|years?|jahren?|eur|euros?|usd|dollars?|gbp|chf|brl|cents?|kg|g|t|tons?|tonnes?|tonnen|km|kwh|mwh|gwh|kw|mw|kb|mb|gb|tb|l|litres?|liters?|liter|ha|req/s|rps|qps|m²|m2|m³|m3|°c|°f|db|bps|r\\$';
const CURRENCY = '(?:us)?\\$|r\\$|[€£¥₹]|(?:eur|usd|gbp|chf|brl) ?';
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}@_#/.,]|[\\p{L}\\p{N}][-–])([+-]?)(${CURRENCY})? ?([+-]?)(?:(\\d{1,3}(?:[ '’]\\d{3}){1,3}(?!\\d)|\\d[\\d.,]{0,20}(?!\\d))(?! ?[:/]\\d|\\p{L}{1,3}\\d)|(?<=\\s)(${NUMBER_WORDS})(?=\\s))`,
  'giu',
);
const SPACED_UNIT = new RegExp(
  `^ ?(?:(%|‰|[€£¥]|\\$)(?![\\p{L}\\p{N}])|(?:(k|m|mio\\.?|million(?:en|s)?|mill?|thousand|bn|billion) )?(${UNITS})(?![\\p{L}\\p{N}]))`,
  'iu',
);
const SCALE =
  /^(?:([kKM]|bn)(?![\p{L}\p{N}])| ?(million(?:en|s)?|mio\.?|thousand|billion|bn)(?![\p{L}\p{N}]))/u;
const GLUED = /^[A-Za-zµμ][\w/%µμ]{0,19}/;
const ORDINAL = /^(?:st|nd|rd|th)(?![\p{L}\p{N}])/u;
const PERCENT = /^(?:percent|per ?cent|prozent|pour ?cent|por ?ciento|por ?cento)$/i;

/** Every expression of this file, for the test of blow-up. */
export const VALUE_PATTERNS = [NUMBER, SPACED_UNIT, SCALE, GLUED, ORDINAL, PERCENT] as const;

/** A sentence has two or three. */
const MOST_VALUES = 16;

/** The first numbers of a plain text, in their order: not those within a name, as in `nDCG@5`, `p95` and `top-5`. */
export function readValues(text: string): WrittenValue[] {
  const matches = text.matchAll(NUMBER).take(MOST_VALUES);
  return [...matches].flatMap((match) => {
    const value = readValue(text, match);
    return value === null ? [] : [value];
  });
}

function readValue(text: string, match: RegExpExecArray): WrittenValue | null {
  const [whole, sign = '', currency = '', innerSign = '', written = '', word] = match;
  const digits = written.replace(/[.,]{1,20}$/, '');
  const amount = word === undefined ? toNumber(digits, currency) : readNumberWord(word);
  if (amount === null) return null;
  const behind = match.index + whole.length - (written.length - digits.length);
  const rest = text.slice(behind, behind + 40);
  if (ORDINAL.test(rest)) return null;
  const { unit, length, factor } = readUnit(rest, currency.trim());
  const isNegative = sign === '-' || innerSign === '-';
  return {
    value: Number(((isNegative ? -amount : amount) * factor).toPrecision(15)),
    unit,
    start: match.index,
    end: behind + length,
    isWord: word !== undefined,
  };
}

function toNumber(digits: string, currency: string): number | null {
  const value = readWrittenNumber(digits.replaceAll(/[ '’]/g, ''), currency);
  return Number.isFinite(value) ? value : null;
}

/** The unit that stands at an offset, behind a blank; empty for none. */
export function unitAt(text: string, at: number): { readonly unit: string; readonly length: number } {
  const match = SPACED_UNIT.exec(text.slice(at, at + 40));
  return match === null
    ? { unit: '', length: 0 }
    : { unit: match[1] ?? match[3] ?? '', length: match[0].length };
}

function readUnit(rest: string, currency: string): { unit: string; length: number; factor: number } {
  const scaled = SCALE.exec(rest);
  const scale = (scaled?.[1] ?? scaled?.[2] ?? '').toLowerCase();
  const length = scaled?.[0].length ?? 0;
  const factor =
    scale === '' ? 1 : scale === 'k' || scale === 'thousand' ? 1e3 : scale.startsWith('b') ? 1e9 : 1e6;
  const spaced = SPACED_UNIT.exec(rest.slice(length));
  if (spaced !== null) {
    const unit = spaced[1] ?? spaced[3] ?? '';
    return { unit: currency || (PERCENT.test(unit) ? '%' : unit), length: length + spaced[0].length, factor };
  }
  if (currency !== '' || length > 0) return { unit: currency, length, factor };
  const [glued = ''] = GLUED.exec(rest) ?? [];
  return { unit: glued, length: glued.length, factor: 1 };
}
