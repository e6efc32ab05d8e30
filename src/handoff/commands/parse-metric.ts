import { READ_VALUE_PATTERNS, readValue } from '../phases/metrics/read-value.ts';
import { type CommandContent, malformed } from './command.ts';
import { freeText } from './parse-words.ts';

const QUOTED =
  /^(?:"([^"]{1,100})"|'([^']{1,100})'|\u201C([^\u201D]{1,100})\u201D|`([^`]{1,100})`):?\s+(?:=\s+)?/;
const PLAIN = /^([^\s"'\u201C`]\S{0,99})\s+(?:=\s+)?/;
const PUNCTUATION = /^[.,;:)](?=\s|$)/;

/** Every regular expression that reads a metric. */
export const metricPatterns = [QUOTED, PLAIN, PUNCTUATION, ...READ_VALUE_PATTERNS] as const;

const USAGE =
  'Expected a name, in quotes if it has spaces, and a number: `/baton metric "cost per query" $0.21`.';

/** Reads what stands behind `/baton metric`: `NAME VALUE [note]`. */
export function parseMetric(text: string): CommandContent {
  const name = QUOTED.exec(text) ?? PLAIN.exec(text);
  if (name === null) return malformed(USAGE);
  const measured = readValue(text.slice(name[0].length));
  if (measured === null) return malformed(USAGE);
  return {
    kind: 'metric',
    name: (name.slice(1).find((group) => group !== undefined) ?? '').replace(/:$/, ''),
    value: measured.value,
    unit: measured.unit,
    note: freeText(measured.rest.replace(PUNCTUATION, '')),
  };
}
