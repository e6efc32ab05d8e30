import { patterns, splitWords } from '../../text/words.ts';
import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { fr } from './lexicon/fr.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { pt } from './lexicon/pt.ts';
import { zh } from './lexicon/zh.ts';

/** Every language that Baton judges, with what it knows of it. */
export const lexicons = { en, de, fr, es, pt, zh } as const satisfies Readonly<Record<string, Lexicon>>;

export type JudgedLanguage = keyof typeof lexicons;

/** `other`: surely none of the judged ones; `unsure`: too short to say. */
export type Language = JudgedLanguage | 'other' | 'unsure';

const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set(en.stop),
  de: set(de.stop),
  fr: set(fr.stop),
  es: set(es.stop),
  pt: set(pt.stop),
  // Italian, Dutch, Polish, Czech, Swedish, Danish, Norwegian, Turkish, Indonesian, Vietnamese, Romanian, Hungarian,
  // Finnish, Catalan: words frequent there and rare in the languages above.
  other:
    set(`il, gli, che, di, della, delle, degli, dello, nel, nella, questo, questa, perché, anche, sono, viene, quando,
    het, een, niet, voor, wordt, zijn, deze, naar, omdat, maar, werd, kan, ook, nie, jest, się, dla, oraz, przez, który, żeby, jako,
    při, který, není, jsou, aby, pro, och, att, inte, för, det, som, är, på, når, ikke, og, af, til, jeg, vi, ve, bir, için, ile, bu, olarak, değil,
    yang, dan, untuk, dengan, ini, tidak, dari, pada, karena, và, của, không, được, cho, các, này, și, nu, pentru, este, că, prin, az, egy, nem, hogy, és,
    ja, ei, että, kun, amb, els, perquè, aquest, aquesta`),
};

/** What one sentence says about its language; that of a longer text is the sum of its sentences'. */
export interface LanguageEvidence {
  readonly letters: number;
  /** Letters of scripts that none of the judged languages uses. */
  readonly foreign: number;
  readonly han: number;
  readonly words: number;
  /** Frequent words of each language, in the order of `languages`. */
  readonly hits: readonly number[];
}

const languages = Object.keys(commonWords) as readonly Language[];

/** The place in `languages` of each language that has the word. */
const languagesOf = new Map<string, number[]>();
for (const [place, language] of languages.entries()) {
  for (const word of commonWords[language] ?? []) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), place]);
  }
}

/** Reads a sentence for {@link detectLanguage}; `words` are its words. */
export function readLanguage(text: string, words: readonly string[]): LanguageEvidence {
  const hits = languages.map(() => 0);
  for (const word of words) {
    for (const place of languagesOf.get(word) ?? []) hits[place] = (hits[place] ?? 0) + 1;
  }
  const letters = count(text, patterns.letter);
  const isPlain = text.search(patterns.wide) < 0;
  return {
    letters,
    foreign: isPlain ? 0 : count(text, patterns.foreignLetter),
    han: isPlain ? 0 : count(text, patterns.hanLetter),
    words: words.length,
    hits,
  };
}

/** With at least one of so many letters in Han, a text is Chinese: fewer are names in a text of another language. */
const hanShare = 6;

/**
 * Tells the language of a text by its script and its most frequent words. Where those hardly decide,
 * `around`, the language of the text around it, does. Cautious: `other` needs a clear lead, since such a text passes unjudged.
 */
export function detectLanguage(parts: readonly LanguageEvidence[], around: Language = 'unsure'): Language {
  const sum = (of: (part: LanguageEvidence) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const letters = sum((part) => part.letters);
  if (letters === 0) return around;
  const foreign = sum((part) => part.foreign);
  if (foreign >= 8 && foreign * 4 >= letters) return 'other';
  if (sum((part) => part.han) * hanShare >= letters) return 'zh';
  const ranked = languages
    .map((language, place) => ({ language, hits: sum((part) => part.hits[place] ?? 0) }))
    .toSorted((left, right) => right.hits - left.hits);
  const [first, second] = ranked;
  if (first === undefined || second === undefined) return around;
  const lead = first.hits - second.hits;
  if (first.language === 'other') {
    const words = sum((part) => part.words);
    return first.hits >= 4 && lead >= second.hits && first.hits * 8 >= words ? 'other' : around;
  }
  const isDecisive = lead >= (around === 'unsure' || around === 'other' ? 1 : 2);
  if (isDecisive) return first.language;
  if (around !== 'unsure' && around !== 'other') return around;
  // English is what short texts are read as anyway; between others, any of them knows more words than English does.
  const isEnglishTied = ranked.some(({ language, hits }) => language === 'en' && hits === first.hits);
  return isEnglishTied || first.hits === 0 ? 'unsure' : first.language;
}

/** Single consonants are left out: what French elides ("l'", "s'") is elsewhere a unit or a name. */
function set(list: string): ReadonlySet<string> {
  const words = list.split(',').flatMap((entry) => splitWords(entry));
  return new Set(words.filter((word) => word.length > 1 || 'aeioyàéèó'.includes(word)));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
