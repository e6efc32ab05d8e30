import { lexicons } from './language.ts';
import { type Lexicon, type SignGroup, signGroups } from './lexicon/lexicon.ts';
import { compile, type Matcher } from './matcher.ts';

/** What is looked up in a sentence to read its signs, of one language. */
export interface CompiledLexicon {
  readonly signs: readonly (readonly [SignGroup, Matcher])[];
  readonly change: Matcher;
  readonly changeSubject: Matcher;
  readonly pronoun: Matcher;
  readonly opening: Matcher;
  readonly state: Matcher;
  readonly determiner: Matcher;
  readonly stop: Matcher;
  readonly purposeStart: Matcher;
  readonly isVerbLast: boolean;
}

/** Every language's lexicon, compiled once. */
export const compiled = Object.entries(lexicons).map(([language, lexicon]) => ({
  language,
  ...compileLexicon(lexicon),
}));

function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  return {
    signs: signGroups.map((group) => [group, compile(lexicon.signs[group])] as const),
    change: compile(lexicon.change),
    changeSubject: compile(lexicon.changeSubject),
    pronoun: compile(lexicon.pronoun),
    opening: compile(lexicon.opening),
    state: compile(lexicon.signs.state),
    determiner: compile(lexicon.determiner),
    stop: compile(lexicon.stop),
    purposeStart: compile(lexicon.purposeStart),
    isVerbLast: lexicon.isVerbLast,
  };
}
