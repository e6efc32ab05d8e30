import { beginsWith, compile, countMatches } from '../../rationale/matcher.ts';
import { wordsOf } from '../../rationale/words.ts';
import { countCommands } from './commands.ts';
import { wordLists } from './lexicon/words.ts';
import { type Passage, readTopics } from './passages.ts';
import { type Contact, findContacts } from './reachable.ts';

/** How strongly one passage speaks for each answer, by its own words: 0 for nothing, 1 for a plain case. */
export interface Evidence {
  readonly monitor: number;
  /** It names a symptom together with what to do. */
  readonly alerts: number;
  readonly rollback: number;
  /** It turns to people, with a way to reach them. */
  readonly contact: number;
  /** It names something that goes wrong. */
  readonly symptom: number;
  /** It is a step to take. */
  readonly action: number;
  readonly saysNotYet: boolean;
  readonly contacts: readonly Contact[];
}

const matchers = {
  monitor: compile(wordLists.monitor),
  symptom: compile(wordLists.symptom),
  action: compile(wordLists.action),
  label: compile(wordLists.label),
  cause: compile(wordLists.cause),
  rollback: compile(wordLists.rollback),
  contact: compile(wordLists.contact),
  notYet: compile(wordLists.notYet),
} as const;

const NOTHING: Evidence = {
  monitor: 0,
  alerts: 0,
  rollback: 0,
  contact: 0,
  symptom: 0,
  action: 0,
  saysNotYet: false,
  contacts: [],
};

/** More in one passage says no more. */
const MOST = 2;
const LONGEST_LABEL = 30;

/** Reads what a passage says by itself. */
export function readEvidence(passage: Passage): Evidence {
  const { block, words } = passage;
  if (passage.isPlaceholder) return NOTHING;
  const code = block.kind === 'code' ? block.text : block.codeSpans.map(({ text }) => text).join('\n');
  const has = (name: keyof typeof matchers): number => countMatches(matchers[name], words, block.text);
  const isCode = block.kind === 'code';
  const asked = isCode && block.text.split('\n').some(isQuery) ? 1 : 0;
  const [shown, undone] = [countCommands(code, 'monitor') + asked, countCommands(code, 'rollback')];
  const isStep = !isCode && (beginsWithAction(block.text) || code !== '');
  const symptom = isCode ? 0 : has('symptom');
  const contacts = findContacts(block);
  const boards = block.links.filter(({ url, text }) => isBoard(url) || isBoard(text)).length;
  return {
    monitor: Math.min(MOST, shown * 0.8 + boards + (isCode ? 0 : has('monitor') * 0.4)),
    alerts: Math.min(MOST, pairs(passage, symptom)),
    rollback: Math.min(MOST, undone * 0.9 + (isCode ? 0 : has('rollback') * (isStep ? 0.6 : 0.3))),
    contact: contacts.length === 0 ? 0 : Math.min(MOST, 0.6 + (has('contact') > 0 ? 0.6 : 0)),
    symptom: Math.min(MOST, symptom),
    action: Math.min(MOST, (isStep ? 1 : 0) + (isCode ? 0.7 : 0)),
    saysNotYet: has('notYet') > 0,
    contacts,
  };
}

/** A query of a database shows how things stand. */
function isQuery(line: string): boolean {
  return line.trimStart().slice(0, 7).toLowerCase() === 'select ';
}

/** A symptom with what to do in one passage: a row of a table, or "If the queue is full, restart the worker". */
function pairs({ block }: Passage, symptom: number): number {
  if (block.kind === 'code') return 0;
  if (block.cells !== undefined && block.header !== undefined) return rowPair(block.cells, block.header);
  const told = labelled(block.text);
  if (told !== 0) return told;
  if (symptom === 0) return 0;
  const parts = block.text.split(/[,;:.→⇒]| - | – | — /);
  const actions = parts.filter((part) => beginsWithAction(part.trim())).length;
  // Where the verb stands last, as in German, the command itself is what to do.
  const commands = block.codeSpans.filter(({ text }) => text.trim().includes(' ')).length;
  return actions + commands === 0 ? 0 : Math.min(1.2, 0.4 + 0.4 * (actions + commands));
}

/** "Cause: ...", "Fix: ...": half of a pair each; what stands around it is the other half. */
function labelled(text: string): number {
  const start = text.slice(0, LONGEST_LABEL);
  const at = Math.max(start.indexOf(':'), start.indexOf('：'));
  if (at <= 0 || text.slice(at + 1).trim().length < 8) return 0;
  const label = start.slice(0, at);
  const words = wordsOf(label);
  return words.length <= 3 && countMatches(matchers.cause, words, label) > 0 ? 0.6 : 0;
}

/** Columns tell the roles; without them, a cell that names a symptom beside one that begins with an action. */
function rowPair(cells: readonly string[], header: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (filled < 2) return 0;
  const labels = header.filter((name) => countMatches(matchers.label, wordsOf(name), name) > 0).length;
  const topics = header.map(readTopics);
  const hasAlert = topics.some((topic) => topic.has('alerts'));
  const symptoms = cells.filter((cell) => countMatches(matchers.symptom, wordsOf(cell), cell) > 0).length;
  const actions = cells.slice(1).filter((cell) => beginsWithAction(cell) || cell.includes('`')).length;
  if (labels >= 1 && hasAlert) return 1.2;
  if (labels >= 2) return actions > 0 || symptoms > 0 ? 1.2 : 0.8;
  if (labels === 1 && symptoms > 0 && actions > 0) return 1;
  return symptoms > 0 && actions > 0 ? 0.6 : 0;
}

/** A step begins with what to do; a short label in front of it ("Fix:", "1.", "**Action**") is passed over. */
function beginsWithAction(text: string): boolean {
  const start = text.slice(0, LONGEST_LABEL);
  const at = Math.max(start.indexOf(':'), start.indexOf('：'));
  const rest = at > 0 ? text.slice(at + 1).trim() : text;
  const opens = (part: string): boolean => beginsWith(matchers.action, wordsOf(part).slice(0, 6), part);
  return opens(text) || (at > 0 && (opens(rest) || rest.startsWith('`')));
}

const BOARDS = [
  'grafana',
  'datadog',
  'kibana',
  'dashboard',
  'sentry.io',
  'cloudwatch',
  'newrelic',
  'honeycomb',
  'langfuse',
  'statuspage',
  'uptime',
  'console.cloud.google.com',
  'portal.azure.com',
  'console.aws',
  'prometheus',
  'railway.app',
  'vercel.com',
  'fly.io/apps',
  'dashboard.render',
  'axiom.co',
  'betterstack',
];

function isBoard(address: string): boolean {
  const lower = address.toLowerCase();
  return BOARDS.some((board) => lower.includes(board));
}
