import { NUMBER_WORDS } from './number-words.ts';

const COUNT = `(\\d{1,3}|a|an|one|un|une|una|um|uma|ein|eine|einer|einem|${NUMBER_WORDS})`;
const ROUNDS =
  'iterations?|tries|try|attempts?|runs?|rounds?|experiments?|releases?|evaluations?|evals?|measurements?|reports?|cycles?|iterationen|versuchen?|läufen?|itérations?|essais?|tentatives?|iteraciones|intentos?|iterações|tentativas?';
const PERIODS =
  'days?|weeks?|months?|quarters?|tagen?|wochen?|monaten?|jours?|semaines?|mois|d[ií]as?|semanas?|mes(?:es)?';
const DURATION = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(after|for|over|in|within|during|nach|seit|über|in|innerhalb von|après|pendant|en|después de|tras|durante|por|depois de|após) (?:the (?:first |last )?|at least |about |more than |another )?)?${COUNT} (?:(?:consecutive|further|full|straight|successive|more|calendar|working|business|training|test|evaluation|review|tuning|pilot|prompt|model|measuring) )?(${ROUNDS}|${PERIODS})( in a row| running| straight| consecutively| consecutivos| consecutivas| hintereinander| de suite)?(?![\\p{L}\\p{N}])`,
  'giu',
);
const TWICE =
  /(?<![\p{L}\p{N}])(?:(twice)|(three|four|five|\d) times) (?:in a row|running)(?![\p{L}\p{N}])/giu;
const BY_WEEK =
  /(?<![\p{L}\p{N}])(?:by|at|until|after|in|before|bis|avant|antes de) (?:the )?(?:(?:end|start) of )?(?:week|woche|semaine|semana) (\d{1,3})(?![\p{L}\p{N}])/giu;
const BY_DATE =
  /(?<![\p{L}\p{N}])(?:by|until|before|on|bis|avant|hasta|até) (?:the )?(\d{4}-\d{2}-\d{2})(?!\d)/giu;
const OTHER =
  /(?<![\p{L}\p{N}])(?:\d{4}-\d{2}(?:-\d{2})?|(?:phase|sprint|month|milestone|week|wave|stage) \d{1,3}|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,4}(?:, ?\d{4})?|\d{1,2}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december|juni|juli)(?: \d{4})?|(?:in|of|by|since|than) 20\d{2}|q[1-4](?: 20\d{2})?)(?![\p{L}\p{N}%])/giu;

/** Every expression of this file, for the test of blow-up. */
export const TIME_PATTERNS = [DURATION, TWICE, BY_WEEK, BY_DATE, OTHER] as const;

/** A time that a criterion names. */
export interface WrittenTime {
  readonly start: number;
  /** As written; null for `by week 6` and for days. */
  readonly count: string | null;
  readonly unit: 'iterations' | 'days' | 'weeks' | 'months' | 'quarters' | 'plan-week' | 'date';
  readonly text: string;
}

/** How much counts as a time: `over 2 weeks` and `within 2 days` may be when, and may be the very value. */
export type Masking = 'all' | 'unless-over' | 'plain';

/** The text with blanks in the place of its times, so that their numbers are no values; and these times. */
export function maskTimes(text: string, masking: Masking): { masked: string; times: WrittenTime[] } {
  const times: WrittenTime[] = [];
  const note = (start: number, whole: string, unit: WrittenTime['unit'], count: string | null): string => {
    times.push({ start, unit, count, text: whole });
    return ' '.repeat(whole.length);
  };
  const masked = text
    .replaceAll(BY_WEEK, (whole: string, week: string, at: number) => note(at, whole, 'plan-week', week))
    .replaceAll(BY_DATE, (whole: string, date: string, at: number) => note(at, whole, 'date', date))
    .replaceAll(
      DURATION,
      (
        whole: string,
        word: string | undefined,
        count: string,
        unit: string,
        row: string | undefined,
        at: number,
      ) => {
        const isTime = word === undefined ? row !== undefined : isMasked(word, unit, masking);
        return isTime ? note(at, whole, unitOf(unit), count) : whole;
      },
    )
    .replaceAll(TWICE, (whole: string, twice: string | undefined, count: string | undefined, at: number) =>
      note(at, whole, 'iterations', count ?? twice ?? null),
    )
    .replaceAll(OTHER, (whole: string) => ' '.repeat(whole.length));
  return { masked, times: times.sort((one, other) => one.start - other.start) };
}

function isMasked(word: string, unit: string, masking: Masking): boolean {
  if (masking === 'all' || unitOf(unit) === 'iterations') return true;
  return masking === 'plain'
    ? !/^(?:over|in|within|über|innerhalb|en)/i.test(word)
    : !/^(?:over|über)/i.test(word);
}

function unitOf(word: string): 'iterations' | 'days' | 'weeks' | 'months' | 'quarters' {
  if (/^(?:day|tag|jour|d[ií]a)/iu.test(word)) return 'days';
  if (/^quarter/i.test(word)) return 'quarters';
  if (/^(?:month|monat|mois|mes)/iu.test(word)) return 'months';
  return /^(?:week|woche|sema)/iu.test(word) ? 'weeks' : 'iterations';
}
