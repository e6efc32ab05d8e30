const latinEnds = new Set(['.', '!', '?', ';']);
const wideEnds = new Set(['。', '！', '？', '；']);
const abbreviations = [
  'e.g',
  'i.e',
  'etc',
  'vs',
  'cf',
  'z.b',
  'd.h',
  'bzw',
  'ca',
  'p.ex',
  'p.ej',
  'approx',
  'resp',
];

/**
 * Splits prose into sentences, trimmed and without empty ones. A Latin full stop ends one only before a blank, and not
 * after a well-known abbreviation; text inside back-ticks is never split.
 */
export function splitSentences(prose: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  let isInCode = false;
  for (let index = 0; index < prose.length; index += 1) {
    const character = prose.charAt(index);
    if (character === '`') isInCode = !isInCode;
    if (character === '\n') isInCode = false;
    if (isInCode || !endsSentence(prose, index, start)) continue;
    sentences.push(prose.slice(start, index + 1).trim());
    start = index + 1;
  }
  sentences.push(prose.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

function endsSentence(prose: string, index: number, start: number): boolean {
  const character = prose.charAt(index);
  if (wideEnds.has(character)) return true;
  if (!latinEnds.has(character)) return false;
  const next = prose.charAt(index + 1);
  if (next !== '' && next !== ' ' && next !== '\n' && next !== '\t') return false;
  if (character !== '.') return true;
  const tail = prose.slice(Math.max(start, index - 8), index).toLowerCase();
  return !abbreviations.some((short) => tail.endsWith(short) && !isWordBefore(tail, short));
}

function isWordBefore(tail: string, short: string): boolean {
  const before = tail.charAt(tail.length - short.length - 1);
  return before !== '' && before !== ' ' && before !== '(' && before !== '\n';
}
