import { compile, compileTogether, type Matcher, type Matchers } from '../../text/matcher.ts';
import { lexicons } from './language.ts';
import { type Lexicon, signGroups } from './lexicon/lexicon.ts';

/** What is looked up in a sentence to read its signs, of one language. */
export interface CompiledLexicon {
  /** In the order of `signGroups`. */
  readonly signs: Matchers;
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
    signs: compileTogether(signGroups.map((group) => lexicon.signs[group])),
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
