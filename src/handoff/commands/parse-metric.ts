import { type CommandContent, malformed } from './command.ts';
import { freeText } from './parse-words.ts';

const QUOTED = /^(?:"([^"]{1,100})"|'([^']{1,100})'|\u201C([^\u201D]{1,100})\u201D|`([^`]{1,100})`)\s+/;
const PLAIN = /^([^\s"'\u201C`]\S{0,99})\s+/;
/** A currency in front, or a unit behind: `$0.21`, `85%`, `1,200`, `1.5e-3`, `320ms`. */
const VALUE =
  /^([+-]?)([$\u20AC\u00A3\u00A5]?)([+-]?)(\d[\d.,]*(?:e[+-]?\d{1,3})?)(%|[A-Za-z\u00B5\u03BC\u20AC$\u00A3][\w/%\u00B5\u03BC]{0,19})?(?=\s|$)(?:\s+%(?=\s|$))?/i;
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?:e|$)/i;

/** Every regular expression that reads a metric. */
export const metricPatterns = [QUOTED, PLAIN, VALUE, THOUSANDS] as const;

const USAGE =
  'Expected a name, in quotes if it has spaces, and a number: `/baton metric "cost per query" $0.21`.';

/** Reads what stands behind `/baton metric`: `NAME VALUE [note]`. */
export function parseMetric(text: string): CommandContent {
  const name = QUOTED.exec(text) ?? PLAIN.exec(text);
  if (name === null) return malformed(USAGE);
  const behind = text.slice(name[0].length);
  const match = VALUE.exec(behind);
  const value = match === null ? null : readNumber(match);
  if (match === null || value === null) return malformed(USAGE);
  const [all, , currency = '', , , unit = ''] = match;
  return {
    kind: 'metric',
    name: name.slice(1).find((group) => group !== undefined) ?? '',
    value,
    unit: unit || currency || (all.endsWith('%') ? '%' : ''),
    note: freeText(behind.slice(all.length)),
  };
}

function readNumber([, sign = '', , innerSign = '', digits = '']: RegExpExecArray): number | null {
  if (sign !== '' && innerSign !== '') return null;
  // A comma is a decimal point, as in `0,71`, unless it parts thousands.
  const plain = THOUSANDS.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  const value = Number(`${sign}${innerSign}${plain}`);
  return Number.isFinite(value) ? value : null;
}
