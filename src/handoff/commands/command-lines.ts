/** One line of a comment that speaks to Baton: what stands behind `/baton`, trimmed. */
export interface CommandLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

const LINE_END = /\r\n|\r|\n/;
const COMMAND = /^ {0,3}\/baton(?=\s|$)/i;
/** A fence at any depth of lists: a command too few does less harm than one that nobody sees. */
const FENCE = /^\s*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})(.*)$/;
const COMMENT_START = /^ {0,3}<!--/;

/** Every regular expression that reads a line. */
export const commandLinePatterns = [COMMAND, FENCE, COMMENT_START] as const;

/** Longer lines are not commands: no reason needs a page. */
const LONGEST_LINE = 2000;

/** The lines that begin with `/baton`, outside of code, quotations and hidden HTML comments. */
export function commandLines(body: string): CommandLine[] {
  const found: CommandLine[] = [];
  let fence: string | null = null;
  let isHidden = false;
  for (const [index, line] of body.split(LINE_END).entries()) {
    if (isHidden) {
      isHidden = !line.includes('-->');
    } else if (fence !== null) {
      if (closes(line, fence)) fence = null;
    } else if (COMMENT_START.test(line)) {
      isHidden = !line.includes('-->');
    } else if (line.length <= LONGEST_LINE) {
      fence = openedFence(line);
      if (COMMAND.test(line))
        found.push({ line: index + 1, text: withoutComments(line.replace(COMMAND, '')) });
    }
  }
  return found;
}

function openedFence(line: string): string | null {
  const [, fence, info] = FENCE.exec(line) ?? [];
  if (fence === undefined) return null;
  // Backticks behind backticks are code within a line, not a fence.
  return fence.startsWith('`') && info?.includes('`') ? null : fence;
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
}

function withoutComments(text: string): string {
  const [first = '', ...others] = text.split('<!--');
  const visible = others.map((part) => {
    const end = part.indexOf('-->');
    return end === -1 ? '' : part.slice(end + 3);
  });
  return [first, ...visible].join(' ').trim();
}
