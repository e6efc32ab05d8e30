import { judgeDescription } from '../../src/handoff/rules/rationale/judge-description.ts';
import { type EvalCommand, type EvalResult, type JsonLine, readJsonLines } from './eval-command.ts';
import { type Judged, renderScores } from './eval-scores.ts';

type BadInput = Extract<EvalResult, { kind: 'bad-input' }>;

interface Item {
  readonly id: string;
  readonly repo: string;
  readonly title: string;
  readonly body: string;
  readonly label: 'rationale' | 'none' | null;
  readonly isDoubtful: boolean;
}

/**
 * Measures the rule `rationale` on `{id, title, body, label}` lines (also `repo` and `doubt`, if given). Exemptions are not
 * applied. With `isJson` the label may be missing.
 */
export const evalRationale: EvalCommand = (text, { isJson }) => {
  const lines = readJsonLines(text);
  if ('kind' in lines) return lines;
  const items: Item[] = [];
  for (const line of lines) {
    const item = readItem(line, isJson);
    if ('kind' in item) return item;
    items.push(item);
  }
  return { kind: 'report', output: isJson ? renderVerdicts(items) : renderReport(items) };
};

function readItem({ line, value }: JsonLine, isLabelOptional: boolean): Item | BadInput {
  const bad = (message: string): BadInput => ({ kind: 'bad-input', line, message });
  const { id, title, body, label, repo, doubt } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return bad('expected `id`, a string or a number');
  if (typeof title !== 'string') return bad('expected `title`, a string');
  if (typeof body !== 'string' && body !== null) return bad('expected `body`, a string or null');
  if (label !== 'rationale' && label !== 'none' && !(isLabelOptional && label === undefined)) {
    return bad('expected `label`, "rationale" or "none"');
  }
  return {
    id: String(id),
    repo: typeof repo === 'string' ? repo : '(no repository)',
    title,
    body: body ?? '',
    label: label ?? null,
    isDoubtful: doubt !== undefined && doubt !== null && doubt !== false,
  };
}

function renderVerdicts(items: readonly Item[]): string {
  return items
    .map((item) => {
      const { label, why } = judgeDescription(item);
      return JSON.stringify({ id: item.id, label, why });
    })
    .join('\n');
}

function renderReport(items: readonly Item[]): string {
  const judged = items.map((item): Judged => {
    const verdict = judgeDescription(item);
    return {
      id: item.id,
      repo: item.repo,
      title: item.title,
      isDoubtful: item.isDoubtful,
      isWanted: item.label === 'rationale',
      isGiven: verdict.label === 'rationale',
      note: verdict.insufficiency ?? verdict.why,
    };
  });
  return renderScores(judged, { positive: 'rationale', negative: 'none' });
}
