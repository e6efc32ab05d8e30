import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { fr } from './lexicon/fr.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { pt } from './lexicon/pt.ts';
import { zh } from './lexicon/zh.ts';
import { patterns, splitWords } from './words.ts';

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

/**
 * Tells the language of a piece of prose by its script and its most frequent words. Where those hardly decide,
 * `around`, the language of the text around it, does. Cautious: `other` needs a clear lead, since such a text passes unjudged.
 */
export function detectLanguage(text: string, around: Language = 'unsure'): Language {
  const letters = count(text, patterns.letter);
  if (letters === 0) return around;
  const foreign = count(text, patterns.foreignLetter);
  if (foreign >= 8 && foreign * 4 >= letters) return 'other';
  if (patterns.han.test(text)) return 'zh';
  const words = splitWords(text);
  const ranked = Object.entries(commonWords)
    .map(([language, common]) => ({
      language: language as Language,
      hits: words.filter((word) => common.has(word)).length,
    }))
    .toSorted((left, right) => right.hits - left.hits);
  const [first, second] = ranked;
  if (first === undefined || second === undefined) return around;
  const lead = first.hits - second.hits;
  if (first.language === 'other') {
    return first.hits >= 4 && lead >= second.hits && first.hits * 8 >= words.length ? 'other' : around;
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
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}
