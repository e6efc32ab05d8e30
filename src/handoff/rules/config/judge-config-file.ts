import { type ConfigProblem, describeConfigProblem, losesWholeFile } from '../../config/config-problem.ts';
import { CONFIG_PATH } from '../../config/default-config.ts';
import { type ConfigRole, parseConfig } from '../../config/parse-config.ts';
import type { Finding } from '../../finding.ts';

/** More findings about one file help nobody: what follows is counted. */
const MOST_FINDINGS = 20;

const MINUTES = 2;

const WHY = 'What the config says is not what Baton does, and nobody would notice by looking at the file.';

/** A config file to be judged. */
export interface JudgedConfigFile {
  /** What people know it by, as `acme/.github:.github/baton.yml`. */
  readonly name: string;
  readonly text: string;
  readonly role: ConfigRole;
  /**
   * Problems that the default branch has already: told as its own, not as the pull request's. Null: the file is
   * not the pull request's at all.
   */
  readonly known: readonly ConfigProblem[] | null;
}

/**
 * The findings about one config file, in its order, at most 20 and one that counts the others. Those of a file
 * that the pull request brings are errors at their line, all others warnings about what is there already.
 */
export function judgeConfigFile(file: JudgedConfigFile): Finding[] {
  const { problems } = parseConfig(file.text, file.role);
  const isOld = oldProblems(file.known);
  const findings = problems.map((problem) => findingFor(problem, file, isOld(problem)));
  if (findings.length <= MOST_FINDINGS) return bySeverity(findings);
  const rest = findings.slice(MOST_FINDINGS);
  return [...bySeverity(findings.slice(0, MOST_FINDINGS)), summarise(rest, file)];
}

/** Tells for each problem whether the default branch has it; a problem it has once excuses only one. */
function oldProblems(known: JudgedConfigFile['known']): (problem: ConfigProblem) => boolean {
  if (known === null) return () => true;
  const left = known.map(identify);
  return (problem) => {
    const index = left.indexOf(identify(problem));
    if (index === -1) return false;
    left.splice(index, 1);
    return true;
  };
}

/** Lines move when others are added above them: they do not make a problem another one. */
function identify({ kind, path, expected }: ConfigProblem): string {
  return `${kind} ${path} ${expected}`;
}

function findingFor(problem: ConfigProblem, file: JudgedConfigFile, isAlreadyOnBase: boolean): Finding {
  const where = file.known === null ? `line ${problem.line} of \`${file.name}\`: ` : '';
  const { line, column, endLine, endColumn } = problem;
  return {
    rule: 'config',
    severity: isAlreadyOnBase ? 'warn' : 'error',
    reason: problem.kind,
    what: `${where}${describeConfigProblem(problem)}.`,
    why: WHY,
    mend: `${instead(problem, file)} ${mend(problem)}`,
    minutes: MINUTES,
    ...(file.known === null ? {} : { place: { path: CONFIG_PATH, line, column, endLine, endColumn } }),
    isAlreadyOnBase,
  };
}

/** What counts in place of what is broken. */
function instead(problem: ConfigProblem, { role }: JudgedConfigFile): string {
  const below =
    role === 'shared'
      ? 'the built-in defaults count'
      : 'the defaults of the organisation, or the built-in ones, count';
  if (losesWholeFile(problem)) return `Until it is mended, nothing of this file counts: ${below}.`;
  if (problem.kind === 'duplicate-key') return 'Until then, the last one counts.';
  if (problem.kind === 'unknown-key' || problem.kind === 'chained-extends') {
    return 'Until then, this key does nothing; the rest of the file counts.';
  }
  return `Until then, this value is left out, and ${below} in its place; the rest of the file counts.`;
}

function mend(problem: ConfigProblem): string {
  switch (problem.kind) {
    case 'unknown-key':
      return problem.nearest === null
        ? 'Remove the key, or rename it.'
        : `Rename it to \`${problem.nearest}\`.`;
    case 'duplicate-key':
      return 'Remove one of them.';
    case 'chained-extends':
      return 'Move what it leads to into this file, or remove it.';
    case 'missing-key':
      return 'Add it.';
    case 'too-large':
    case 'too-complex':
      return 'Shorten its lists: a pattern can stand for many paths.';
    case 'several-documents':
    case 'not-a-map':
    case 'syntax':
    case 'wrong-value':
      return `Write ${problem.expected}.`;
  }
}

function summarise(rest: readonly Finding[], file: JudgedConfigFile): Finding {
  const hasErrors = rest.some((finding) => finding.severity === 'error');
  return {
    rule: 'config',
    severity: hasErrors ? 'error' : 'warn',
    reason: 'more-problems',
    what: `${rest.length} more problems in \`${file.name}\`.`,
    why: WHY,
    mend: 'Mend the ones above first: the others are told then.',
    minutes: MINUTES * rest.length,
    isAlreadyOnBase: !hasErrors,
  };
}

/** Errors first, each group in the order of the file. */
function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (left, right) => Number(right.severity === 'error') - Number(left.severity === 'error'),
  );
}
