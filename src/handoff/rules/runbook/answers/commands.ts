import { commandPieces } from './lexicon/commands.ts';

/** Commands of one purpose, ready to be looked for in a line. */
type Pieces = readonly (readonly string[])[];

const compiled: Readonly<Record<keyof typeof commandPieces, Pieces>> = {
  monitor: compilePieces(commandPieces.monitor),
  rollback: compilePieces(commandPieces.rollback),
};

/** A longer line is data, not a command. */
const LONGEST_LINE = 600;

/** How many lines of a text hold a command of that purpose; comments count too, for they say what the next line does. */
export function countCommands(text: string, purpose: keyof typeof commandPieces): number {
  const pieces = compiled[purpose];
  let count = 0;
  for (const raw of text.split('\n')) {
    if (raw.length > LONGEST_LINE) continue;
    const line = raw.toLowerCase();
    const isKnown = pieces.some((parts) => parts.every((part) => line.includes(part)));
    if (isKnown || (purpose === 'monitor' && asksForState(line))) count += 1;
  }
  return count;
}

const ASKING = new Set(
  'status logs log health healthcheck describe stats stat top monit tail ps diagnose doctor show inspect'.split(
    ' ',
  ),
);
/** A command's verb is one of its first words. */
const FIRST_WORDS = 4;

/** `ceph osd status`, `some-tool logs api`: whatever the tool, it is asked how it is. */
function asksForState(line: string): boolean {
  const words = line
    .trim()
    .replace(/^[$>] /, '')
    .split(' ', FIRST_WORDS);
  if (words[0] === 'select') return true;
  return (
    words.length > 1 &&
    /^[a-z./]/.test(words[0] ?? '') &&
    words[0] !== 'git' &&
    words.slice(1).some((word) => ASKING.has(word))
  );
}

function compilePieces(list: string): Pieces {
  return list
    .split(',')
    .map((piece) => piece.trimStart().split('+'))
    .filter((parts) => parts.some((part) => part.trim() !== ''));
}
