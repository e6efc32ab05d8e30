import { nearestWord } from '../config/nearest-word.ts';
import { type Command, type CommandContent, malformed } from './command.ts';
import { commandLines } from './command-lines.ts';
import { parseDecide } from './parse-decide.ts';
import { parseMetric } from './parse-metric.ts';
import { parseWaive } from './parse-waive.ts';
import { freeText, takeWord } from './parse-words.ts';

const PARSERS: Readonly<Record<string, (text: string) => CommandContent>> = {
  recheck: () => ({ kind: 'recheck' }),
  waive: parseWaive,
  metric: parseMetric,
  decide: parseDecide,
  accept: (text) => ({ kind: 'accept', note: freeText(text) }),
  drill: parseDrill,
  report: () => ({ kind: 'report' }),
  help: () => ({ kind: 'help' }),
};

/** More commands in one comment are not read: nobody needs them. */
const MOST_COMMANDS = 20;

/** Reads the commands of a comment, in its order. Never throws; what can't be followed is `malformed`. */
export function parseCommands(body: string): Command[] {
  return commandLines(body)
    .slice(0, MOST_COMMANDS)
    .map(({ line, text }) => ({ line, ...parseCommand(text) }));
}

function parseCommand(text: string): CommandContent {
  const { word, rest } = takeWord(text);
  const parser = Object.hasOwn(PARSERS, word) ? PARSERS[word] : undefined;
  if (parser !== undefined) return parser(rest);
  const nearest = nearestWord(word, Object.keys(PARSERS));
  const meant = nearest === null ? '' : ` Did you mean \`/baton ${nearest}\`?`;
  return malformed(`That is no command of Baton.${meant} \`/baton help\` lists them.`, nearest);
}

const RESULTS = ['passed', 'failed'] as const;

function parseDrill(text: string): CommandContent {
  const { word, rest } = takeWord(text);
  const result = RESULTS.find((name) => name === word);
  if (result === undefined)
    return malformed('Expected `passed` or `failed`, and a note.', nearestWord(word, RESULTS));
  const note = freeText(rest);
  if (note === '')
    return malformed('A drill needs a note on the same line: what was done, what was missing.');
  return { kind: 'drill', result, note };
}
