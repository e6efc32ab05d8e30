import { LONGEST_PATH, readCodePath } from '../code-path.ts';
import type { ReferenceTarget } from '../reference.ts';
import { nameOf, resolvePath } from '../repository-path.ts';
import { wordSet } from '../word-set.ts';
import { commandWords, isKnownCommand } from './command-words.ts';
import { readPathWords, runsWhere } from './path-words.ts';
import { readShell, type ShellWord } from './read-shell.ts';
import { readScriptWords } from './script-words.ts';
import { readWorkflowWord } from './workflow-word.ts';

/** What the commands of one text refer to and make. */
export interface ShellReading {
  readonly targets: readonly ShellTarget[];
  /** Paths that the commands themselves write, as written. */
  readonly made: readonly string[];
}

/** Something that a command refers to, and the word that names it; offsets count UTF-16 units in the text. */
export interface ShellTarget {
  readonly target: ReferenceTarget;
  readonly word: ShellWord;
}

export interface ShellOptions {
  /** Without it nothing says that the text is shell: only what begins with a known program counts. */
  readonly isShell: boolean;
  /** What it refers to need not exist. */
  readonly isTentative: boolean;
  /** By which the repository's own folder is known after a clone. */
  readonly repositoryName: string | null;
}

interface Walk extends ShellOptions {
  readonly targets: ShellTarget[];
  readonly made: string[];
  /** Where a `cd` led, as written; null at the start. */
  directory: string | null;
  /** In a folder outside the repository, on another machine or in a container. */
  isElsewhere: boolean;
  hasCloned: boolean;
}

/** Reads what shell text refers to, following `cd` from command to command. */
export function walkShell(text: string, options: ShellOptions): ShellReading {
  const walk: Walk = {
    ...options,
    targets: [],
    made: [],
    directory: null,
    isElsewhere: false,
    hasCloned: false,
  };
  for (const command of readShell(text)) {
    for (const word of command) if (word.isOutput) walk.made.push(word.text);
    const words = commandWords(command);
    if (words.length > 0 && (walk.isShell || isKnownCommand(words))) step(walk, words);
  }
  return walk;
}

function step(walk: Walk, words: readonly ShellWord[]): void {
  const texts = words.map((word) => word.text);
  const [program, verb] = texts;
  if (program === 'cd' || program === 'pushd') {
    changeDirectory(walk, words);
    return;
  }
  if (program === 'git' && verb === 'clone') walk.hasCloned = true;
  const where = runsWhere(texts);
  if (where === 'elsewhere-from-now') walk.isElsewhere = true;
  if (where !== 'here' || walk.isElsewhere) return;
  const workflow = readWorkflowWord(words, walk.isTentative);
  if (workflow !== null) walk.targets.push(workflow);
  const scripts = addScripts(walk, words, texts);
  // A workspace is named, not its folder: from where paths are meant is not known.
  if (texts.some((text) => WORKSPACE_OPTIONS.has(text) || text.startsWith('--filter='))) return;
  addPaths(walk, words, texts, scripts);
}

const WORKSPACE_OPTIONS = wordSet('--filter -F --workspace -w workspace');

/** Without a mark of shell, a longer line that begins with one of these is prose. */
const LONGEST_GUESS = 4;
const VERBS = wordSet('make just task');

/** Adds the scripts that a command runs; says which of its words they are. */
function addScripts(walk: Walk, words: readonly ShellWord[], texts: readonly string[]): ReadonlySet<number> {
  const isProse = !walk.isShell && words.length > LONGEST_GUESS && VERBS.has(texts[0] ?? '');
  const scripts = isProse ? [] : readScriptWords(texts);
  for (const { tool, index, directory, mayBeProgram } of scripts) {
    const word = words[index];
    if (word === undefined) continue;
    const folder = directory === null ? walk.directory : joined(walk.directory, directory);
    const { isTentative } = walk;
    const target = {
      kind: 'script',
      tool,
      name: word.text,
      directory: folder,
      mayBeProgram,
      isTentative,
    } as const;
    walk.targets.push({ target, word });
  }
  return new Set(scripts.map(({ index }) => index));
}

function addPaths(
  walk: Walk,
  words: readonly ShellWord[],
  texts: readonly string[],
  scripts: ReadonlySet<number>,
): void {
  // What a program of the repository's own takes may be anything.
  const isOwn = texts[0]?.includes('/') === true || !isKnownCommand(words);
  for (const { index, text, use } of readPathWords(texts)) {
    const word = words[index];
    if (word === undefined || scripts.has(index)) continue;
    if (use === 'made') walk.made.push(text);
    else addPath(walk, word, use === 'folder' ? `${text}/` : text, isOwn && index > 0);
  }
}

function addPath(walk: Walk, word: ShellWord, text: string, isDoubtful: boolean): void {
  const path = readCodePath(text);
  if (path === null) return;
  const isTentative = walk.isTentative || isDoubtful;
  walk.targets.push({ target: { kind: 'path', ...path, directory: walk.directory, isTentative }, word });
}

function changeDirectory(walk: Walk, words: readonly ShellWord[]): void {
  const word = words.find((candidate, index) => index > 0 && !candidate.text.startsWith('--'));
  if (word === undefined || !isInside(word.text)) {
    walk.isElsewhere = true;
    return;
  }
  if (walk.hasCloned) {
    walk.hasCloned = false;
    walk.isElsewhere = nameOf(word.text).toLowerCase() !== walk.repositoryName?.toLowerCase();
    walk.directory = null;
    return;
  }
  if (walk.isElsewhere) return;
  addPath(walk, word, `${word.text}/`, false);
  walk.directory = joined(walk.directory, word.text);
  // Nobody goes so deep, and each further step would cost as much as all before it.
  if ((walk.directory?.length ?? 0) > LONGEST_PATH) walk.isElsewhere = true;
}

function isInside(text: string): boolean {
  return !OUTSIDE.some((mark) => text.startsWith(mark)) && !FILLED_IN.some((mark) => text.includes(mark));
}

/** Folders of the system, and the one before; `%` begins a variable of Windows. */
const OUTSIDE = ['/', '~', '-', '%'];
const FILLED_IN = ['$', '<', '{', '\\', '*'];

/** Null again where the way leads back to the start or above it. */
function joined(directory: string | null, path: string): string | null {
  const resolved = resolvePath(directory ?? '', path);
  return resolved === '' ? null : resolved;
}
