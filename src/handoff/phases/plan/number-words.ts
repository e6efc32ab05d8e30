const WORDS: readonly (readonly string[])[] = [
  ['zero', 'null'],
  ['one', 'a', 'an', 'ein', 'eine', 'einer', 'einem', 'un', 'une', 'una', 'um', 'uma', 'once'],
  ['two', 'zwei', 'deux', 'dos', 'dois', 'duas', 'twice'],
  ['three', 'drei', 'trois', 'tres', 'três'],
  ['four', 'vier', 'quatre', 'cuatro', 'quatro'],
  ['five', 'fünf', 'cinq', 'cinco'],
  ['six', 'sechs', 'seis'],
  ['seven', 'sieben', 'sept', 'siete', 'sete'],
  ['eight', 'acht', 'huit', 'ocho', 'oito'],
  ['nine', 'neun', 'neuf', 'nueve', 'nove'],
  ['ten', 'zehn', 'dix', 'diez', 'dez'],
  ['eleven', 'elf', 'onze', 'once'],
  ['twelve', 'zwölf', 'douze', 'doce', 'doze'],
];

const VALUES: ReadonlyMap<string, number> = new Map(
  // From the back, so that the first of two meanings (`once`) stays.
  WORDS.flatMap((words, value) => words.map((word): [string, number] => [word, value])).toReversed(),
);

/** The words for small numbers, as alternatives of a regular expression. */
export const NUMBER_WORDS = WORDS.slice(1)
  .flatMap((words) => words.filter((word) => word.length > 2))
  .sort((one, other) => other.length - one.length)
  .join('|');

/** 3 for `3`, `three`, `drei`; null for a word that is no number. */
export function readNumberWord(word: string): number | null {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  return VALUES.get(word.toLowerCase()) ?? null;
}
