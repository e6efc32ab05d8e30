import { compile, countMatches } from '../../../text/matcher.ts';
import { wordsOf } from '../../../text/words.ts';
import { isBoard, looksAtState } from './boards.ts';
import { countCommands } from './commands.ts';
import { wordLists } from './lexicon/words.ts';
import { type Passage, readTopics } from './passages.ts';
import { type Contact, findContacts } from './reachable.ts';
import { advises, answersItself, beginsWithAction, isCommand, LONGEST_LABEL } from './steps.ts';

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

/** A passage with the evidence in it. */
export interface JudgedPassage {
  readonly passage: Passage;
  readonly evidence: Evidence;
}

const matchers = {
  monitor: compile(wordLists.monitor),
  symptom: compile(wordLists.symptom),
  label: compile(wordLists.label),
  cause: compile(wordLists.cause),
  rollback: compile(wordLists.rollback),
  contact: compile(wordLists.contact),
  announce: compile(wordLists.announce),
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

/** Reads what a passage says by itself. */
export function readEvidence(passage: Passage): Evidence {
  const { block, words } = passage;
  if (passage.isPlaceholder) return NOTHING;
  // The name of a document is no command, whatever it is about.
  const spans = block.codeSpans.filter(({ text }) => !/\.mdx?$/.test(text));
  const code = block.kind === 'code' ? block.text : spans.map(({ text }) => text).join('\n');
  const has = (name: keyof typeof matchers): number => countMatches(matchers[name], words, block.text);
  const isCode = block.kind === 'code';
  const [shown, undone] = [countCommands(code, 'monitor'), countCommands(code, 'rollback')];
  const isPointer = isCode ? false : onlyPoints(passage);
  const isStep =
    !isCode && !isPointer && (beginsWithAction(block.text) || spans.some(({ text }) => isCommand(text)));
  const symptom = isCode ? 0 : has('symptom');
  const contacts = findContacts(block);
  const boards = block.links.filter(({ url, text }) => isBoard(url, text)).length;
  return {
    monitor: Math.min(MOST, shown * 0.8 + boards + (isCode ? 0 : looksAtState(block.text, has('monitor')))),
    alerts: isPointer ? 0 : Math.min(MOST, pairs(passage, symptom)),
    rollback: Math.min(MOST, undone * 0.9 + (isCode ? 0 : has('rollback') * (isStep ? 0.6 : 0.3))),
    contact: reaches(passage, contacts, has),
    symptom: Math.min(MOST, symptom),
    action: Math.min(MOST, isCode ? 0.7 : isStep ? 1 : !isPointer && advises(block.text) ? 0.6 : 0),
    saysNotYet: has('notYet') > 0,
    contacts,
  };
}

/** An entry of an index: its words are links to where the answers may be. */
function onlyPoints({ block }: Passage): boolean {
  const linked = block.links.reduce((sum, { text, url }) => sum + (url.includes('://') ? 0 : text.length), 0);
  return linked > 0 && linked * 2.5 >= block.text.length;
}

/** Where alerts go, or what is announced, is no help to whoever needs some. */
function reaches(
  { topics }: Passage,
  contacts: readonly Contact[],
  has: (name: 'contact' | 'announce') => number,
): number {
  if (contacts.length === 0) return 0;
  const surest = contacts.reduce((most, { kind }) => Math.max(most, REACH[kind]), 0);
  const isAsked = has('contact') > 0 || topics.has('contact');
  const isTold = has('announce') > 0 && contacts.every(({ kind }) => REACH[kind] < REACH.email);
  return Math.min(MOST, (surest + (isAsked ? 0.6 : 0)) * (isTold ? (isAsked ? 0.7 : 0.4) : 1));
}

/** The name of a tool alone reaches nobody. */
const REACH: Readonly<Record<Contact['kind'], number>> = {
  email: 0.6,
  phone: 0.6,
  handle: 0.6,
  team: 0.5,
  channel: 0.5,
  link: 0.5,
  rota: 0.3,
};

/** A symptom with what to do in one passage: a row of a table, or "If the queue is full, restart the worker". */
function pairs({ block, topics }: Passage, symptom: number): number {
  if (block.kind === 'code') return 0;
  if (block.cells !== undefined && block.header !== undefined) return rowPair(block.cells, block.header);
  const told = labelled(block.text);
  if (told !== 0) return told;
  // Where problems are listed, whatever stands before the colon is one.
  if (topics.get('alerts') === 2 && block.kind !== 'paragraph' && answersItself(block.text)) return 0.9;
  if (symptom === 0) return 0;
  const parts = block.text.split(/[,;:.→⇒]| - | – | — /);
  const actions = parts.filter((part) => beginsWithAction(part.trim())).length;
  // Where the verb stands last, as in German, the command itself is what to do.
  const commands = block.codeSpans.filter(({ text }) => isCommand(text)).length;
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
  if (labels >= 2) return actions > 0 || symptoms > 0 ? 1.2 : 0.5;
  if (labels === 1 && symptoms > 0 && actions > 0) return 1;
  return symptoms > 0 && actions > 0 ? 0.4 : 0;
}
