import { plainText, trimMarks } from './plain-text.ts';

const LEAD: ReadonlySet<string> = new Set(
  'the our a an all any every each their its it they we you and or but with that then to be see only is are target targets goal baseline current currently today now at of reach reaches achieve achieves keep keeps get gets hit hits have has reduce reduces cut lower decrease increase raise raises improve bring push hold maintain ensure limit lift grow boost show need needs kill stop abort if when unless should still less der die das den dem ein eine wenn falls sobald wir unsere le la les l un une el los las una si o os as um uma se quando cuando quand en em bei im in por para reach: reducir reduzir réduire senken auf erreichen lograr alcançar atteindre atingir alcanzar mantener manter until while whenever once even where'.split(
    ' ',
  ),
);
const TRAIL: ReadonlySet<string> = new Set(
  'is are was were be been being stay stays staying remain remains fall falls falling drop drops dropped get gets go goes going rise rises climb climbs sink sinks slip slips run runs has have had do does did still of to at a an the by on in for from with and or that than target targets target: goal now consistently constantly ever ist sind bleibt bleiben fällt sinkt liegt steigt von auf bei est sont reste restent tombe passe de du à es está son queda cae sube é são fica cai sobe take takes taking equals it they not never already will must should ='.split(
    ' ',
  ),
);
const CLAUSE =
  /[,;.!?:](?:\s|$)|\s[-–—|/→]+\s|[()[\]→]|\s(?:if|when|unless|wenn|falls|sobald|si|se|cuando|quando|quand)\s/giu;
const STOP =
  /[,;!?()[\]→]|[.:](?:\s|$)|\s(?:on|in|at|for|after|by|within|during|when|if|while|across|over|until|and|or|then|from|before|as|measured|versus|vs|compared|with|without|under|below|above|among|bei|im|auf|nach|bis|dans|sur|en|em|no|na|->|=>|-|–|—)(?:\s|$)/iu;
const BRACKETED = /\([^()]{0,100}\)/g;
const LETTER = /\p{L}/u;

/** Every expression of this file, for the test of blow-up. */
export const METRIC_NAME_PATTERNS = [CLAUSE, STOP, BRACKETED, LETTER] as const;

/** A longer one is a sentence; nobody could report a value under it. */
const LONGEST_METRIC = 80;
const MOST_WORDS = 9;

/** The metric named right in front of a comparison; null where no noun stands there. */
export function metricBefore(text: string): string | null {
  const open = text.replaceAll(BRACKETED, ' ');
  const clauses = open.split(CLAUSE).map((clause) => clean(clause ?? ''));
  // The last clause: `Eval: 50 queries, nDCG@5`; with a sign right behind the colon, the words in front of it.
  return clauses.findLast((clause) => clause !== '') === undefined ? null : named(clauses);
}

function named(clauses: readonly string[]): string | null {
  const last = clauses.findLast((clause) => clause !== '') ?? '';
  return isMetric(last) ? last : null;
}

/** The metric named right behind a value: `judge-pass` of `85% judge-pass on golden set`. */
export function metricAfter(text: string): string | null {
  const stop = STOP.exec(` ${text.trim()}`);
  const part = ` ${text.trim()}`.slice(0, stop?.index);
  const words = part.trim().split(/\s+/);
  // `3 of 5 pilot customers`
  while (
    words.length > 0 &&
    (AFTER_LEAD.has((words[0] ?? '').toLowerCase()) || /^\d{1,9}$/.test(words[0] ?? ''))
  )
    words.shift();
  const metric = trimMarks(words.join(' '), ' -–—', ' .,:;-–—');
  if (/^(?:per|pro|par|por|je|a|each|targets?|goals?)(?:\s|$)/i.test(metric)) return null;
  return isMetric(metric) ? metric : null;
}

const AFTER_LEAD: ReadonlySet<string> = new Set(
  'of the our all a an der des de du del da do los las'.split(' '),
);

function clean(clause: string): string {
  const words = trimMarks(plainText(clause), ' -–—•~"“„«»', ' -–—:=~"”“«»').split(/\s+/);
  while (words.length > 0 && LEAD.has((words[0] ?? '').toLowerCase()) && !isName(words)) words.shift();
  while (words.length > 0 && !isName(words) && TRAIL.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  return trimMarks(words.join(' '), ' -–—"“„«', ' -–—:="”“»,;');
}

/** `A` alone is what somebody called a metric. */
function isName(words: readonly string[]): boolean {
  return words.length === 1 && /^\p{Lu}$/u.test(words[0] ?? '');
}

function isMetric(text: string): boolean {
  return LETTER.test(text) && text.length <= LONGEST_METRIC && text.split(' ').length <= MOST_WORDS;
}
