import { isKeptFile } from '../file-names.ts';
import type { ScriptTool } from '../reference.ts';
import { wordSet } from '../word-set.ts';

/** A script that a command runs: the index of its name among the words, and what was said beside it. */
export interface ScriptWord {
  readonly tool: ScriptTool;
  readonly index: number;
  readonly directory: string | null;
  readonly mayBeProgram: boolean;
}

const SCRIPT = /^[A-Za-z0-9][A-Za-z0-9:_.-]{0,80}$/;
const TARGET = /^[A-Za-z0-9][A-Za-z0-9_:./-]{0,80}$/;

/** Every expression of this file. */
export const scriptPatterns = [SCRIPT, TARGET] as const;

interface Runner {
  /** Options that name the folder to run in. */
  readonly folder: ReadonlySet<string>;
  /** Options whose value is something else. */
  readonly valued: ReadonlySet<string>;
  /** Options after which nothing is known of the file that names the scripts. */
  readonly foreign: ReadonlySet<string>;
  /** Commands of the tool itself; null: only `run` names a script. */
  readonly own: ReadonlySet<string> | null;
  /** `run x` may be a program of a dependency too. */
  readonly runsPrograms: boolean;
}

const none: ReadonlySet<string> = new Set();

const runners: Readonly<Record<'npm' | 'pnpm' | 'yarn' | 'bun', Runner>> = {
  npm: {
    folder: wordSet('--prefix -C'),
    valued: wordSet('-w --workspace --loglevel'),
    foreign: wordSet('-g --global'),
    own: null,
    runsPrograms: false,
  },
  pnpm: {
    folder: wordSet('-C --dir'),
    valued: wordSet('--filter -F --filter-prod --reporter --loglevel'),
    foreign: wordSet('-g --global'),
    own: wordSet(`
      add i install update up remove rm uninstall un link unlink import rebuild rb prune fetch patch patch-commit patch-remove audit list ls
      la ll outdated why licenses test t tst exec dlx create start publish pack deploy store root bin setup init config c env server
      cat-file cat-index find-hash doctor self-update approve-builds dedupe recursive multi m help version view info search login
      logout whoami ping token access owner team dist-tag deprecate docs repo bugs edit completion stage ignored-builds cache get set
      install-test it ci clean-install`),
    runsPrograms: false,
  },
  yarn: {
    folder: wordSet('--cwd'),
    valued: wordSet('--cache-folder --network-timeout'),
    foreign: wordSet('-g global'),
    own: wordSet(`
      add audit autoclean bin cache check config constraints create dedupe dlx exec explain explore generate-lock-entry global help import
      info init install licenses link list login logout node npm outdated owner pack patch patch-commit plugin policies publish rebuild
      remove search set stage start tag team test unlink unplug up upgrade upgrade-interactive version versions why workspaces`),
    runsPrograms: true,
  },
  bun: {
    folder: wordSet('--cwd'),
    valued: wordSet('--filter -F --config -c --env-file --preload -r'),
    foreign: wordSet('-g --global'),
    own: wordSet(`
      add audit build c ci completions create exec i info init install link a remove rm unlink update upgrade outdated patch patch-commit
      pm publish repl test x why help feedback`),
    runsPrograms: true,
  },
};

/** Reads the scripts that a simple command names; the tool stands first. Built-in commands name none. */
export function readScriptWords(texts: readonly string[]): readonly ScriptWord[] {
  const tool = texts[0];
  switch (tool) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return readRunner(tool, runners[tool], texts);
    case 'make':
      return readTargets(tool, texts, wordSet('-C --directory'), wordSet('-f --file --makefile -o -W'), none);
    case 'task':
      return readTargets(
        tool,
        texts,
        wordSet('-d --dir'),
        wordSet('-t --taskfile -g --global'),
        wordSet('-c --concurrency -o --output'),
      );
    case 'just':
      return readTargets(
        tool,
        texts,
        wordSet('-d --working-directory'),
        wordSet('-f --justfile -g'),
        wordSet('--set'),
      ).slice(0, 1);
    case undefined:
    default:
      return [];
  }
}

function readRunner(
  tool: ScriptTool,
  { folder, valued, foreign, own, runsPrograms }: Runner,
  texts: readonly string[],
): readonly ScriptWord[] {
  let directory: string | null = null;
  let isRun = false;
  for (let index = 1; index < texts.length; index++) {
    const text = texts[index] ?? '';
    if (foreign.has(text) || text === '--') return [];
    if (folder.has(text)) directory = texts[++index] ?? null;
    else if (valued.has(text)) index++;
    else if (text.startsWith('-')) directory = valueOf(text, folder) ?? directory;
    else if (!isRun && tool === 'yarn' && text === 'workspace') index++;
    else if (!isRun && (text === 'run' || text === 'run-script')) isRun = true;
    else if (!isRun && (own === null || own.has(text))) return [];
    else if (!SCRIPT.test(text) || isKeptFile(text)) return [];
    else return [{ tool, index, directory, mayBeProgram: runsPrograms || !isRun }];
  }
  return [];
}

function readTargets(
  tool: ScriptTool,
  texts: readonly string[],
  folder: ReadonlySet<string>,
  foreign: ReadonlySet<string>,
  valued: ReadonlySet<string>,
): readonly ScriptWord[] {
  const found: number[] = [];
  let directory: string | null = null;
  for (let index = 1; index < texts.length; index++) {
    const text = texts[index] ?? '';
    if (text === '--') break;
    if ([...foreign].some((option) => text === option || text.startsWith(`${option}=`))) return [];
    if (folder.has(text)) directory = texts[++index] ?? null;
    else if (valued.has(text)) index++;
    else if (text.startsWith('-')) directory = valueOf(text, folder) ?? directory;
    else if (text.includes('=')) continue;
    // "make sure", "make it", "just in case": prose.
    else if (!TARGET.test(text) || text === 'sure') return [];
    else found.push(index);
  }
  return found.map((index) => ({ tool, index, directory, mayBeProgram: false }));
}

/** The value in `--option=value`. */
function valueOf(text: string, options: ReadonlySet<string>): string | null {
  const at = text.indexOf('=');
  return at !== -1 && options.has(text.slice(0, at)) ? text.slice(at + 1) : null;
}
