import { readShellToken, shellTokenPatterns } from './shell-token.ts';

/** One word of a command, without its quotes. Offsets count UTF-16 units, the end is exclusive. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What a redirection writes to. */
  readonly isOutput: boolean;
}

/** One simple command: what stands between separators such as `;`, `&&` and `|`. Never empty. */
export type ShellCommand = readonly ShellWord[];

const PROMPT = /^[ \t]{0,40}[$%][ \t]{1,10}/;
/** As much as the expression looks at. */
const PROMPT_LENGTH = 60;

/** Every expression that reads shell text. */
export const shellPatterns = [PROMPT, ...shellTokenPatterns] as const;

/**
 * Splits shell text into simple commands. Reads once from front to back: quotes, comments, continued lines, prompts
 * and here-documents are understood; substitutions are split like anything in brackets.
 */
export function readShell(text: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  const unclosed = new Set<string>();
  let words: ShellWord[] = [];
  let wordStart = -1;
  let wordText = '';
  let isOutput = false;
  let heredoc: string | null = null;
  let at = afterPrompt(text, 0);
  while (at < text.length) {
    const token = readShellToken(text, at, wordStart !== -1, unclosed);
    if (token.kind === 'piece') {
      if (wordStart === -1) wordStart = at;
      wordText += token.text;
    } else {
      if (wordStart !== -1) {
        words.push({ text: wordText, start: wordStart, end: at, isOutput });
        isOutput = false;
        wordStart = -1;
        wordText = '';
      }
      if (token.kind === 'heredoc') heredoc = token.mark;
      else if (token.kind === 'output') isOutput = true;
      else if (token.kind === 'line-end' || token.kind === 'separator') {
        if (words.length > 0) commands.push(words);
        words = [];
        isOutput = false;
      }
    }
    at = token.end;
    if (token.kind !== 'line-end') continue;
    if (heredoc !== null) at = afterHeredoc(text, at, heredoc);
    heredoc = null;
    at = afterPrompt(text, at);
  }
  if (wordStart !== -1) words.push({ text: wordText, start: wordStart, end: text.length, isOutput });
  if (words.length > 0) commands.push(words);
  return commands;
}

function afterPrompt(text: string, at: number): number {
  return at + (PROMPT.exec(text.slice(at, at + PROMPT_LENGTH))?.[0].length ?? 0);
}

/** Where the line after the one that ends a here-document begins. */
function afterHeredoc(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    if (text.slice(at, end).trim() === mark) return Math.min(end + 1, text.length);
    at = end + 1;
  }
  return text.length;
}
