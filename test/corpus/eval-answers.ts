import { type EvalCommand, type EvalResult, type JsonLine, readJsonLines } from './eval-command.ts';
import { type Judged, renderScores } from './eval-scores.ts';

type BadInput = Extract<EvalResult, { kind: 'bad-input' }>;

/** How one question was judged; `note` says why, in a word or a few. */
export interface JudgedAnswer {
  readonly isGiven: boolean;
  readonly note: string;
}

interface Item<Question extends string> {
  readonly id: string | number;
  readonly repo: string;
  readonly title: string;
  readonly text: string;
  /** Null where the line has no labels. */
  readonly labels: Readonly<Record<Question, boolean>> | null;
  readonly doubtful: ReadonlySet<Question>;
}

/**
 * Makes the measuring command of a document rule, from lines `{id, text}` with one boolean a question (also `repo`, `path` and `doubt`:
 * `true`, or the name or names of the doubtful questions). With `isJson` the labels may be missing.
 */
export function evalAnswers<Question extends string>(
  questions: readonly Question[],
  judge: (text: string) => Readonly<Record<Question, JudgedAnswer>>,
): EvalCommand {
  return (text, { isJson }) => {
    const lines = readJsonLines(text);
    if ('kind' in lines) return lines;
    const items: Item<Question>[] = [];
    for (const line of lines) {
      const item = readItem(line, questions, isJson);
      if ('kind' in item) return item;
      items.push(item);
    }
    return {
      kind: 'report',
      output: isJson ? renderVerdicts(items, questions, judge) : renderReport(items, questions, judge),
    };
  };
}

function readItem<Question extends string>(
  { line, value }: JsonLine,
  questions: readonly Question[],
  areLabelsOptional: boolean,
): Item<Question> | BadInput {
  const bad = (message: string): BadInput => ({ kind: 'bad-input', line, message });
  const { id, text, repo, path, doubt } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return bad('expected `id`, a string or a number');
  if (typeof text !== 'string') return bad('expected `text`, a string');
  const labelled = questions.filter((question) => typeof value[question] === 'boolean');
  const missing = questions.find((question) => !labelled.includes(question));
  if (missing !== undefined && !areLabelsOptional) return bad(`expected \`${missing}\`, true or false`);
  const named = Array.isArray(doubt) ? doubt : [doubt];
  return {
    id,
    repo: typeof repo === 'string' ? repo : '(no repository)',
    title: typeof path === 'string' ? path : '(no path)',
    text,
    labels: missing === undefined ? toRecord(questions, (question) => value[question] === true) : null,
    doubtful: new Set(questions.filter((question) => doubt === true || named.includes(question))),
  };
}

function renderVerdicts<Question extends string>(
  items: readonly Item<Question>[],
  questions: readonly Question[],
  judge: (text: string) => Readonly<Record<Question, JudgedAnswer>>,
): string {
  return items
    .map(({ id, text }) => {
      const answers = judge(text);
      return JSON.stringify({ id, ...toRecord(questions, (question) => answers[question].isGiven) });
    })
    .join('\n');
}

function renderReport<Question extends string>(
  items: readonly Item<Question>[],
  questions: readonly Question[],
  judge: (text: string) => Readonly<Record<Question, JudgedAnswer>>,
): string {
  const answered = items.map((item) => ({ item, answers: judge(item.text) }));
  return questions
    .map((question) => {
      const judged = answered.map(
        ({ item, answers }): Judged => ({
          id: String(item.id),
          repo: item.repo,
          title: item.title,
          isDoubtful: item.doubtful.has(question),
          isWanted: item.labels?.[question] ?? false,
          isGiven: answers[question].isGiven,
          note: answers[question].note,
        }),
      );
      return `## ${question}\n\n${renderScores(judged, { positive: 'given', negative: 'missing' })}`;
    })
    .join('\n\n');
}

function toRecord<Question extends string, Value>(
  questions: readonly Question[],
  of: (question: Question) => Value,
): Record<Question, Value> {
  return Object.fromEntries(questions.map((question) => [question, of(question)])) as Record<Question, Value>;
}
