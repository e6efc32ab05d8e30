/** What a commit on the default branch tells of the pull request that it merged. */
export interface MergedPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** The branch that was merged, where the commit names it. */
  readonly branch: string | null;
}

interface MessageForm {
  /** Matches the first line; names `number`, and `title` or `branch` where the line has them. */
  readonly subject: RegExp;
  readonly isMerge: boolean;
  /** Where the number is told further down. */
  readonly numberInBody?: RegExp;
}

/** How the forges write the commits that merge a pull request. */
const FORMS: readonly MessageForm[] = [
  { subject: /^Merge pull request #(?<number>\d{1,9}) from (?:[^/\s]+\/)?(?<branch>\S+)$/, isMerge: true },
  { subject: /^Merged in (?<branch>\S+) \(pull request #(?<number>\d{1,9})\)$/, isMerge: true },
  { subject: /^(?:Auto merge of|Merge) #(?<number>\d{1,9})\b/, isMerge: true },
  {
    subject: /^Merge branch '(?<branch>[^']+)'(?: into '[^']+')?$/,
    isMerge: true,
    numberInBody: /^See merge request \S*!(\d{1,9})$/m,
  },
  { subject: /^Merged PR (?<number>\d{1,9}): (?<title>\S.*)$/, isMerge: false },
  { subject: /^(?<title>\S.*) \(#(?<number>\d{1,9})\)$/, isMerge: false },
];

/** Reads a commit's message; null where it tells of no pull request. */
export function parseMergeMessage(message: string, parentCount: number): MergedPullRequest | null {
  const [subject, body] = splitMessage(message);
  for (const form of FORMS) {
    if (form.isMerge && parentCount < 2) continue;
    const groups = form.subject.exec(subject)?.groups;
    if (groups === undefined) continue;
    const number = Number(groups['number'] ?? form.numberInBody?.exec(body)?.[1] ?? 0);
    if (number === 0) continue;
    const branch = groups['branch'] ?? null;
    if (groups['title'] !== undefined) return { number, title: groups['title'], body, branch };
    const [title, rest] = splitMessage(body);
    const text = form.numberInBody === undefined ? rest : rest.replace(form.numberInBody, '').trim();
    return { number, title: title || branch || `Pull request ${number}`, body: text, branch };
  }
  return null;
}

/** First line and the rest; GitHub's list of co-authors at the end is nobody's description. */
export function splitMessage(message: string): readonly [subject: string, body: string] {
  const lines = message.trim().split(/\r?\n/);
  while (isTrailer(lines.at(-1) ?? '')) lines.pop();
  const [subject = '', ...rest] = lines;
  return [subject.trim(), rest.join('\n').trim()];
}

function isTrailer(line: string): boolean {
  return line.trim() === ''
    ? line !== ''
    : /^(?:Co-authored-by|Signed-off-by|Change-Id): \S/i.test(line) || /^-{9}$/.test(line);
}
