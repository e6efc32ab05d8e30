/** More of a description is not looked through: it is read at most to GitHub's own limit. */
const FENCES = ['```', '~~~'];

/**
 * The reason of a line such as `Runbook: unchanged because the steps stay the same`: empty where none is given, null where
 * there is no such line. Lines in fenced code and in comments do not count. The last one with a reason does.
 */
export function readBecauseLine(description: string, subject: string, word: string): string | null {
  let found: string | null = null;
  for (const line of visibleLines(description)) {
    const said = afterWord(line, subject, word);
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
  for (const line of visibleLines(description)) {
    const bare = withoutMarks(line);
    if (!bare.toLowerCase().startsWith(`${subject}:`)) continue;
    const value = bare.slice(subject.length + 1).trim();
    if (/[\p{L}\p{N}]/u.test(value)) return value;
  }
  return null;
}

function visibleLines(description: string): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  let isComment = false;
  for (const line of description.split(/\r\n|\r|\n/)) {
    const start = line.trimStart();
    const opened = FENCES.find((mark) => start.startsWith(mark));
    if (fence !== null) {
      if (opened === fence) fence = null;
    } else if (isComment) isComment = !line.includes('-->');
    else if (opened !== undefined) fence = opened;
    else if (start.startsWith('<!--')) isComment = !line.includes('-->');
    else lines.push(line);
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
