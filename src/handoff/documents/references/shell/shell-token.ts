/** A piece of shell text; `end` is where the next one begins. */
export type ShellToken =
  | { readonly kind: 'space' | 'separator' | 'input' | 'stream'; readonly end: number }
  | { readonly kind: 'line-end'; readonly end: number }
  /** What follows is the name of a file that is written. */
  | { readonly kind: 'output'; readonly end: number }
  | { readonly kind: 'heredoc'; readonly end: number; readonly mark: string }
  | { readonly kind: 'piece'; readonly end: number; readonly text: string };

const HEREDOC = /^<<-?\s{0,4}(["']?)([A-Za-z_][A-Za-z0-9_]{0,60})\1/;
/** A blank to be filled in, in angle brackets: no redirection. */
const BLANK = /^<[^<>\n]{1,60}>/;
const OUTPUT = /^[0-9&]?>>?\|?/;
/** `2>&1`. */
const STREAM = /^[0-9]?>&[0-9-]/;

/** Every expression of this file. */
export const shellTokenPatterns = [HEREDOC, BLANK, OUTPUT, STREAM] as const;

/** The longest look ahead that any expression needs. */
const LOOK_AHEAD = 100;

/**
 * Reads the piece of shell text at an offset. `unclosed` collects the quotes that nothing closes, so that each is
 * looked for once: they stand for themselves, since what is pasted from a terminal has apostrophes.
 */
export function readShellToken(
  text: string,
  at: number,
  isInWord: boolean,
  unclosed: Set<string>,
): ShellToken {
  const character = text.charAt(at);
  switch (character) {
    case '\n':
      return { kind: 'line-end', end: at + 1 };
    case ' ':
    case '\t':
    case '\r':
      return { kind: 'space', end: at + 1 };
    case ';':
    case '|':
    case '(':
    case ')':
    case '`':
      return { kind: 'separator', end: at + 1 };
    case '\\':
      return readEscape(text, at);
    case '"':
    case "'":
      return readQuoted(text, at, unclosed);
    case '#':
      return isInWord ? plain(text, at) : { kind: 'space', end: lineEnd(text, at) };
    default:
      return readRedirection(text, at, isInWord) ?? plain(text, at);
  }
}

function plain(text: string, at: number): ShellToken {
  return { kind: 'piece', end: at + 1, text: text.charAt(at) };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function readEscape(text: string, at: number): ShellToken {
  const next = text.charAt(at + 1);
  if (next === '\n') return { kind: 'space', end: at + 2 };
  if (next === '\r') return { kind: 'space', end: at + (text.charAt(at + 2) === '\n' ? 3 : 2) };
  // One in a path of Windows stays, so that nobody takes the rest for a path of the repository.
  return { kind: 'piece', end: at + Math.min(2, text.length - at), text: `\\${next}` };
}

function readQuoted(text: string, at: number, unclosed: Set<string>): ShellToken {
  const quote = text.charAt(at);
  const end = unclosed.has(quote) ? -1 : closingQuote(text, at);
  if (end !== -1) return { kind: 'piece', end: end + 1, text: text.slice(at + 1, end) };
  unclosed.add(quote);
  return plain(text, at);
}

function closingQuote(text: string, at: number): number {
  const quote = text.charAt(at);
  if (quote === "'") return text.indexOf("'", at + 1);
  for (let end = at + 1; end < text.length; end++) {
    if (text.charAt(end) === '\\') end++;
    else if (text.charAt(end) === '"') return end;
  }
  return -1;
}

function readRedirection(text: string, at: number, isInWord: boolean): ShellToken | null {
  const character = text.charAt(at);
  if (!'<>&0123456789'.includes(character)) return null;
  const ahead = text.slice(at, at + LOOK_AHEAD);
  if (character === '<') {
    const here = HEREDOC.exec(ahead);
    if (here?.[2] !== undefined) return { kind: 'heredoc', end: at + here[0].length, mark: here[2] };
    const blank = BLANK.exec(ahead)?.[0];
    if (blank === undefined) return { kind: 'input', end: at + 1 };
    return { kind: 'piece', end: at + blank.length, text: blank };
  }
  // In a word a digit is a part of it: `step2>log` is rare, `v2` is not.
  const mayBegin = character === '>' || character === '&' || !isInWord;
  const stream = mayBegin ? STREAM.exec(ahead) : null;
  if (stream !== null) return { kind: 'stream', end: at + stream[0].length };
  const output = mayBegin ? OUTPUT.exec(ahead) : null;
  if (output !== null) return { kind: 'output', end: at + output[0].length };
  return character === '&' ? { kind: 'separator', end: at + 1 } : null;
}
