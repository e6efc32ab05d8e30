import { compile, type Matcher } from '../../../text/matcher.ts';
import type { ContextLexicon } from './lexicon/context-lexicon.ts';
import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { fr } from './lexicon/fr.ts';
import { pt } from './lexicon/pt.ts';
import { ru } from './lexicon/ru.ts';
import { zh } from './lexicon/zh.ts';

const lexicons: readonly ContextLexicon[] = [en, de, fr, es, pt, zh, ru];

/**
 * The lists of all languages in one: notes mix them, with English headings over German sentences, and telling the
 * language of a line of three words goes wrong more often than a word means something else elsewhere.
 */
export const matchers = {
  done: merge((lexicon) => lexicon.done),
  underway: merge((lexicon) => lexicon.underway),
  undecided: merge((lexicon) => lexicon.undecided),
  nothingOpen: merge((lexicon) => lexicon.nothingOpen),
  none: merge((lexicon) => lexicon.none),
  next: merge((lexicon) => lexicon.next),
  reasoning: merge((lexicon) => lexicon.reasoning),
  rule: merge((lexicon) => lexicon.rule),
  placeholder: merge((lexicon) => lexicon.placeholder),
  interrogative: merge((lexicon) => lexicon.interrogative),
} as const;

/** What headings promise: `whole` holds wherever it stands in a heading, `alone` only where the heading says little else. */
export const headingMatchers = {
  state: heading(
    (lexicon) => lexicon.headings.state,
    (lexicon) => lexicon.headings.stateAlone,
  ),
  questions: heading(
    (lexicon) => lexicon.headings.questions,
    (lexicon) => lexicon.headings.questionsAlone,
  ),
  thinking: heading(
    (lexicon) => lexicon.headings.thinking,
    (lexicon) => lexicon.headings.thinkingAlone,
  ),
  aside: heading(
    (lexicon) => lexicon.headings.aside,
    () => '',
  ),
} as const;

interface HeadingMatcher {
  readonly whole: Matcher;
  readonly alone: Matcher;
}

function heading(
  whole: (lexicon: ContextLexicon) => string,
  alone: (lexicon: ContextLexicon) => string,
): HeadingMatcher {
  return { whole: merge(whole), alone: merge(alone) };
}

function merge(list: (lexicon: ContextLexicon) => string): Matcher {
  return compile(lexicons.map(list).join(','));
}
