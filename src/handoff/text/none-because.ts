import { patterns, symbol, wordsOf } from './words.ts';

const fillers = new Set(
  `none, no, not, n/a, na, because, needed, need, required, trivial, obvious, self, self-explanatory, explanatory, reason, reasons, rationale, tbd, todo, it, is, it's, its, a, an, the, this, that,
  nothing, see, title, fine, ok, okay, yes, x, xx, xxx, asdf, test, foo, whatever, so, of, to, and, i, said, idk, dunno, unknown, later, wip, necessary, simple, just, very, change, pr, pull, request, keine, kein, nötig, trivial`
    .split(',')
    .map((word) => word.trim()),
);

const fewestHan = 2;
const shortestWord = 3;

/** True where the text after `Rationale: none because` names something, be it only "typo"; fillers name nothing. */
export function isRealExcuse(reason: string): boolean {
  if (patterns.han.test(reason))
    return Array.from(reason).filter((letter) => patterns.han.test(letter)).length >= fewestHan;
  return wordsOf(reason).some((word) => word !== symbol && word.length >= shortestWord && !fillers.has(word));
}
