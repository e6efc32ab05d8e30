const types = new Set(
  'feat, feature, fix, chore, docs, doc, refactor, test, tests, ci, build, perf, style, revert, deps, bugfix, hotfix, wip, enh, bug'.split(
    ', ',
  ),
);

const longestPrefix = 60;

/** True where a line begins as the subject of a conventional commit: "fix(api): ...", "[ENH] ...", "* feat!: ...". */
export function isConventional(line: string): boolean {
  let start = 0;
  while (start < line.length && '*-• ['.includes(line.charAt(start))) start += 1;
  const head = line.slice(start, start + longestPrefix).toLowerCase();
  const ends = [':', '(', '!', ']'].map((mark) => head.indexOf(mark)).filter((at) => at > 0);
  const end = Math.min(...ends);
  if (!types.has(head.slice(0, end))) return false;
  return head.charAt(end) === ':' || head.charAt(end) === ']' || head.includes('):') || head.includes('!:');
}
