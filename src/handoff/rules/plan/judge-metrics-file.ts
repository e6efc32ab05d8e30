import type { Finding } from '../../finding.ts';
import { assignReports } from '../../phases/metrics/assign-reports.ts';
import { type MetricsFileProblem, parseMetricsFile } from '../../phases/metrics/parse-metrics-file.ts';
import type { Phase } from '../../phases/plan/plan.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { advise, atMostTen } from './advice.ts';
import { describeObstacle, type TextReading } from './read-plan.ts';

const LINE_END = /\r\n|\r|\n/;

/** Every expression of this file, for the test of blow-up. */
export const METRICS_RULE_PATTERNS = [LINE_END] as const;

const WHY =
  'A value that can not be counted is shown nowhere: the phase looks as if nobody had measured, and no kill criterion fires.';

/** A date in the future is told in the issue when its time has not come; here, only what the plan knows matters. */
const END_OF_TIME = '9999-12-31T00:00:00Z';

export interface MetricsFileInput {
  readonly head: TextReading;
  readonly base: TextReading;
  readonly path: string;
  /** Path of the plan, and its phases as the pull request leaves them; none where it can't be read. */
  readonly planPath: string;
  readonly phases: readonly Phase[];
  /** IANA. */
  readonly timeZone: string;
}

/** Lines of the metrics file that count for nothing: those that can't be read, and new ones that the plan does not know. */
export function judgeMetricsFile(input: MetricsFileInput): Finding[] {
  const { head, base, path } = input;
  if (head.kind === 'gone') return base.kind === 'gone' ? [] : [describeRemoved(path)];
  if (head.kind === 'obstacle') {
    return [
      advise({
        reason: 'unreadable-metrics',
        what: `${codeSpan(path)} ${describeObstacle(head.obstacle)}, so none of its values count.`,
        why: WHY,
        mend: 'Keep one JSON object a line in a text of its own, and move the oldest lines to another file.',
        minutes: 5,
        isAlreadyOnBase: base.kind === 'obstacle',
      }),
    ];
  }
  const lines = head.text.split(LINE_END);
  const known = base.kind === 'text' ? base.text : '';
  const { reports, problems } = parseMetricsFile(head.text, '');
  const isOld = oldProblems(known);
  const knownLines = new Set(known.split(LINE_END));
  const isNew = (line: number): boolean => !knownLines.has(lines[line - 1] ?? '');
  return atMostTen(
    [
      ...problems.map((problem) => describeProblem(problem, path, isOld(problem, lines))),
      ...describeUncounted(
        reports.filter(({ source }) => source.kind === 'file' && isNew(source.line)),
        input,
      ),
    ],
    path,
  );
}

/** Lines move when others are added above them: the same words with the same problem are an old one. */
function oldProblems(base: string): (problem: MetricsFileProblem, lines: readonly string[]) => boolean {
  const baseLines = base.split(LINE_END);
  const keyOf = ({ what, line }: MetricsFileProblem, of: readonly string[]): string =>
    `${what}\n${of[line - 1]}`;
  const known = new Set(parseMetricsFile(base, '').problems.map((problem) => keyOf(problem, baseLines)));
  return (problem, lines) => known.has(keyOf(problem, lines));
}

function describeProblem(
  { line, what, mend }: MetricsFileProblem,
  path: string,
  isAlreadyOnBase: boolean,
): Finding {
  return advise({
    reason: 'unreadable-line',
    what: `${what}.`,
    why: WHY,
    mend,
    minutes: 1,
    place: { path, line },
    editorLink: { path, line },
    isAlreadyOnBase,
  });
}

/** One finding for each reason: an evaluation that runs every night misnames its metric every night. */
function describeUncounted(
  reports: Parameters<typeof assignReports>[0],
  { path, planPath, phases, timeZone }: MetricsFileInput,
): Finding[] {
  // Without a phase nothing is agreed: that is the plan's trouble, and no line's.
  if (phases.length === 0) return [];
  const { uncounted, byPhase } = assignReports(reports, phases, { timeZone, now: END_OF_TIME });
  const counted = new Set(Object.values(byPhase).flatMap((own) => own.map(({ source }) => source.url)));
  const groups = Map.groupBy(uncounted, ({ reason }) => reason);
  return [...groups].flatMap(([reason, group]) => {
    const source = group[0]?.source;
    if (source?.kind !== 'file') return [];
    const { line } = source;
    const [more, isOne] = [group.length - 1, group.length === 1];
    const subject = isOne ? 'this value counts' : `this value and ${more} more below it count`;
    const misses = counted.has(source.url) ? 'only a part of what was agreed for its metric' : 'no phase';
    return advise({
      reason: 'uncounted-line',
      what: `${subject} for ${misses}.`,
      why: WHY,
      mend: `${reason} Write it as ${codeSpan(planPath)} does, or agree on it there.`,
      minutes: 1,
      place: { path, line },
      editorLink: { path, line },
      isAlreadyOnBase: false,
    });
  });
}

function describeRemoved(path: string): Finding {
  return advise({
    reason: 'metrics-removed',
    what: `${codeSpan(path)} is removed, with the values that were reported in it.`,
    why: 'The issues of the phases are made from the record as it is: what was measured vanishes from them, and no kill criterion can rest on it.',
    mend: 'Where it stands elsewhere now, name its path in the config (`metrics: evals/metrics.jsonl`).',
    minutes: 2,
    isAlreadyOnBase: false,
  });
}
