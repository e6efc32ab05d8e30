import { readCodePath } from '../code-path.ts';
import { nameOf } from '../repository-path.ts';
import type { ShellWord } from './read-shell.ts';
import type { ShellTarget } from './walk-shell.ts';

/** The workflow that a command of `gh` names by its file in this repository; null for any other command. */
export function readWorkflowWord(words: readonly ShellWord[], isTentative: boolean): ShellTarget | null {
  if (words[0]?.text !== 'gh' || words.some(({ text }) => text === '-R' || text.startsWith('--repo')))
    return null;
  const word = findWord(words);
  if (word === undefined) return null;
  // `gh` takes a title or a number too, which say nothing of a file.
  const path = readCodePath(word.text)?.path ?? '';
  if (!path.endsWith('.yml') && !path.endsWith('.yaml')) return null;
  const file = `.github/workflows/${nameOf(path)}`;
  const target = isTentative
    ? ({ kind: 'path', path: file, directory: null, isFolder: false, isTentative } as const)
    : ({ kind: 'workflow', path: file } as const);
  return { target, word };
}

function findWord(words: readonly ShellWord[]): ShellWord | undefined {
  const [, noun, verb, name] = words;
  if (noun?.text === 'workflow') return VERBS.includes(verb?.text ?? '') ? name : undefined;
  const option = words.findIndex(({ text }) => text === '-w' || text === '--workflow');
  return noun?.text === 'run' && option !== -1 ? words[option + 1] : undefined;
}

const VERBS = ['run', 'view', 'enable', 'disable'];
