/** More of a description is not looked through: it is read at most to GitHub's own limit. */
const FENCES = ['```', '~~~'];

/**
 * The reason of a line such as `Runbook: unchanged because the steps stay the same`: empty where none is given, null where
 * there is no such line. Lines in fenced code and in comments do not count. The last one with a reason does.
 */
export function readBecauseLine(description: string, subject: string, word: string): string | null {
  let found: string | null = null;
  for (const { text } of visibleLines(description)) {
    const said = afterWord(text, subject, word);
    if (said === null) continue;
    const after = said.trim().replace(/^[,:]\s?/, '');
    const reason = after.toLowerCase().startsWith('because') ? after.slice('because'.length).trim() : '';
    // The placeholder of our own suggestion is no reason.
    const isGiven = /\p{L}{2}/u.test(reason);
    if (isGiven || found === null) found = isGiven ? reason : '';
  }
  return found;
}

/** Whether a line is such an answer, with or without a reason. */
export function isBecauseLine(line: string, subject: string, word: string): boolean {
  return afterWord(line, subject, word) !== null;
}

function afterWord(line: string, subject: string, word: string): string | null {
  const bare = withoutMarks(line);
  if (!bare.toLowerCase().startsWith(`${subject}:`)) return null;
  const rest = bare.slice(subject.length + 1).trim();
  return rest.toLowerCase().startsWith(word) ? rest.slice(word.length) : null;
}

/** The value of a line such as `Phase: 2`; null where there is none, or nothing after the colon. */
export function readFieldLine(description: string, subject: string): string | null {
  return readFieldLines(description, subject)[0]?.value ?? null;
}

/** The values of all lines such as `Metric: nDCG@5 0.71`, in their order, at their line (1-based). */
export function readFieldLines(
  description: string,
  subject: string,
): { readonly line: number; readonly value: string }[] {
  return visibleLines(description).flatMap(({ line, text }) => {
    const bare = withoutMarks(text);
    if (!bare.toLowerCase().startsWith(`${subject}:`)) return [];
    const value = bare.slice(subject.length + 1).trim();
    return /[\p{L}\p{N}]/u.test(value) ? [{ line, value }] : [];
  });
}

function visibleLines(description: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let fence: string | null = null;
  let isComment = false;
  for (const [index, line] of description.split(/\r\n|\r|\n/).entries()) {
    const start = line.trimStart();
    const opened = FENCES.find((mark) => start.startsWith(mark));
    if (fence !== null) {
      if (opened === fence) fence = null;
    } else if (isComment) isComment = !line.includes('-->');
    else if (opened !== undefined) fence = opened;
    else if (start.startsWith('<!--')) isComment = !line.includes('-->');
    else lines.push({ line: index + 1, text: line });
  }
  return lines;
}

/** Bullets and emphasis around the first word are people's taste. */
function withoutMarks(line: string): string {
  return line
    .trim()
    .replace(/^[-*+] /, '')
    .replace(/^[*_]{1,2}/, '')
    .replace(/:[*_]{1,2}/, ':')
    .replace(/[*_]{1,2}:/, ':')
    .trim();
}
