import { beginsWith, compile } from '../../../text/matcher.ts';
import { wordsOf } from '../../../text/words.ts';
import { wordLists } from './lexicon/words.ts';

const matchers = { action: compile(wordLists.action), look: compile(wordLists.look) } as const;

/** A label in front of a step is no longer. */
export const LONGEST_LABEL = 30;
/** An opening is looked for in so many characters. */
const LONGEST_OPENING = 80;

/** A step begins with what to do; a short label in front of it ("Fix:", "1.", "**Action**") is passed over. */
export function beginsWithAction(text: string): boolean {
  const start = text.slice(0, LONGEST_LABEL);
  const at = Math.max(start.indexOf(':'), start.indexOf('：'));
  const rest = at > 0 ? text.slice(at + 1).trim() : text;
  const opens = (part: string): boolean => opensWith('action', part);
  return opens(text) || (at > 0 && (opens(rest) || rest.startsWith('`')));
}

/** True where a part begins by telling what to do, or where to look. */
export function opensWith(list: 'action' | 'look', part: string): boolean {
  return beginsWith(matchers[list], wordsOf(part.slice(0, LONGEST_OPENING)).slice(0, 6), part);
}

/** A sentence further on may say what to do. */
export function advises(text: string): boolean {
  return text.split(/[.;。；] ?/).some((sentence) => opensWith('action', sentence.trim()));
}

/** One word in code is a name, not something to run. */
export function isCommand(span: string): boolean {
  return span.trim().includes(' ');
}

/** "The page stays white: check the bundle". */
export function answersItself(text: string): boolean {
  return text
    .split(/[:：→⇒]| - | – | — /)
    .slice(1)
    .some((part) => opensWith('action', part.trim()));
}
