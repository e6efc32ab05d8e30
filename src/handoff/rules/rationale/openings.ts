import { matchAt } from '../../text/matcher.ts';
import { symbol } from '../../text/words.ts';
import type { CompiledLexicon } from './compiled-lexicon.ts';

/** "Builds are red", "Logging in took": what looks like a verb of change is the subject of a verb of state. */
function isSubject(lexicon: CompiledLexicon, words: readonly string[], after: number): boolean {
  const isNoun = matchAt(lexicon.state, words, after) > 0;
  const isGerund = words[after - 1]?.endsWith('ing') ?? false;
  return (
    isNoun ||
    (isGerund &&
      words.slice(after, after + 3).some((_, index) => matchAt(lexicon.state, words, after + index) > 0))
  );
}

/** "This allows ...": what follows from what was just said. */
export function beginsWithConsequence(
  lexicon: CompiledLexicon,
  words: readonly string[],
  text: string,
): boolean {
  const after = matchAt(lexicon.pronoun, words, 0);
  if (after === 0) return lexicon.pronoun.parts.some((part) => text.startsWith(part));
  const isNamed = matchAt(lexicon.changeSubject, words, 0) > after;
  return !isNamed && matchAt(lexicon.change, words, after) > 0;
}

/** "Support for X added", and the usual order of German: "Feld X entfernt". */
export function endsWithChange(lexicon: CompiledLexicon, words: readonly string[]): boolean {
  const last = words.length - 1;
  if (last < 1 || matchAt(lexicon.change, words, last) === 0) return false;
  return lexicon.isVerbLast || matchAt(lexicon.opening, words, 0) === 0;
}

/** "Adds ...", "This pull request also adds ...": a verb of change that the lexicon knows. */
export function beginsWithChange(lexicon: CompiledLexicon, words: readonly string[], text: string): boolean {
  let index = 0;
  while (words[index] === symbol) index += 1;
  for (let turn = 0; turn < 3; turn += 1) index += matchAt(lexicon.changeSubject, words, index);
  if (words[index]?.endsWith('ly') === true) index += 1;
  const length = matchAt(lexicon.change, words, index);
  if (length > 0) return !isSubject(lexicon, words, index + length);
  const subject = lexicon.changeSubject.parts.find((part) => text.startsWith(part)) ?? '';
  const start = text.slice(subject.length).trimStart();
  return lexicon.change.parts.some((part) => start.startsWith(part));
}

/** An unknown word with an article or code behind it is a verb: nothing else that has no meaning to the lexicon stands so. */
export function beginsWithVerb(lexicon: CompiledLexicon, words: readonly string[]): boolean {
  const first = words[0];
  if (first === undefined || first === symbol || matchAt(lexicon.determiner, words, 1) === 0) return false;
  if (first.endsWith('ly') || first.includes("'")) return false;
  const known = [lexicon.stop, lexicon.opening, lexicon.signs.all];
  return known.every((matcher) => matchAt(matcher, words, 0) === 0);
}

/** "This pull request triggers ...": whatever it does is the change, unless it is or has something. */
export function isNamedChange(lexicon: CompiledLexicon, words: readonly string[]): boolean {
  const after = matchAt(lexicon.changeSubject, words, 0);
  if (after < 2 || after >= words.length || matchAt(lexicon.determiner, words, 0) === 0) return false;
  return matchAt(lexicon.state, words, after) === 0;
}
