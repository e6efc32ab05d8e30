import { countMatches, matchAt } from '../../../text/matcher.ts';
import { patterns, splitWords } from '../../../text/words.ts';
import { exactTopic } from './exact-headings.ts';
import { headingMatchers } from './matchers.ts';

/** What a heading promises; `aside`: instructions, references or requirements. */
export type Topic = 'state' | 'questions' | 'thinking' | 'aside';

const topics: readonly Topic[] = ['state', 'questions', 'thinking', 'aside'];

/**
 * The topics of a heading ("Status and next steps" has two), each with how sure it is: 2 where a phrase says so, 1 where
 * a single word does. Empty where nothing is known of it.
 */
export type Topics = ReadonlyMap<Topic, 1 | 2>;

/** Longer ones are sentences, in which any phrase may occur. */
const mostWords = 12;
/** A heading "says little else" with at most so many words. */
const fewWords = 3;

const none: Topics = new Map();

/** Tells the topics of a heading, or of a label before a colon. `most`: the words it may have, beyond which it is a sentence. */
export function readTopics(text: string, most = mostWords): Topics {
  const words = withoutNumbers(splitWords(text));
  if (words.length === 0 || words.length > most) return none;
  const compact = text.replaceAll(' ', '');
  const found = new Map<Topic, 1 | 2>();
  const exact = exactTopic(words);
  if (exact !== null) found.set(exact, 2);
  for (const topic of topics) {
    const { whole, alone } = headingMatchers[topic];
    if (topic === exact) continue;
    if (countMatches(whole, words, compact) > 0) found.set(topic, 2);
    else if (isAlone(alone, words, compact)) found.set(topic, 1);
  }
  // "Frequently asked questions": a single word beside an aside is part of its name.
  if (found.has('aside')) for (const [topic, sureness] of found) if (sureness === 1) found.delete(topic);
  return found;
}

function isAlone(
  alone: (typeof headingMatchers)['state']['alone'],
  words: readonly string[],
  compact: string,
): boolean {
  if (alone.parts.some((part) => compact.includes(part) && compact.length <= part.length + 4)) return true;
  if (words.length <= fewWords) return words.some((_, index) => matchAt(alone, words, index) > 0);
  return matchAt(alone, words, 0) > 0 && words.length <= fewWords + 2;
}

/** "3.1 Status", "Phase 2": numbers in front are not part of the name. */
function withoutNumbers(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !patterns.digit.test(word.charAt(0)));
  return start < 0 ? [] : words.slice(start);
}
