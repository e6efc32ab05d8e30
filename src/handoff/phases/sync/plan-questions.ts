import type { Effect } from '../../effects/effect.ts';
import { readAskedMarker } from '../issue/phase-marker.ts';
import { readBlock } from '../issue/read-block.ts';
import {
  questionId,
  readQuestionId,
  renderQuestion,
  renderWithdrawnQuestion,
} from '../issue/render-question.ts';
import type { PhaseStatus } from '../phase-status.ts';

export interface PlannedQuestions {
  readonly effects: readonly Effect[];
  /** Ids of the questions that are asked then, or were: what the issue is to remember. */
  readonly questions: readonly string[];
}

/**
 * Asks for a decision about each crossing, once in its life, and takes back what no longer needs one: a report that led to the
 * question was corrected or is gone. Later values do not take it back, since a kill criterion that was met wants a decision. A
 * question that somebody deleted is not asked again: the issue itself says still what is to be decided.
 */
export function planQuestions(
  status: PhaseStatus,
  context: { readonly asked: readonly string[]; readonly timeZone: string },
): PlannedQuestions {
  const { issue, criteria, phase } = status;
  if (issue === null || issue.comments.kind === 'unknown') return { effects: [], questions: [] };
  const comments = issue.comments.value.flatMap(({ isOwn, body, id }) => {
    const question = isOwn ? readQuestionId(body) : null;
    return question === null ? [] : [{ question, id }];
  });
  const asked = new Set([
    ...comments.map(({ question }) => question),
    ...readAskedMarker(readBlock(issue.body).block),
  ]);
  const standing = criteria.flatMap((criterion) =>
    criterion.crossings.map((crossing) => questionId(criterion, crossing)),
  );
  const remembered = standing.filter((question) => asked.has(question));
  if (!issue.isOpen) return { effects: [], questions: remembered };
  const withdrawn = comments.filter(({ question }) => !standing.includes(question));
  const fresh = criteria.flatMap((criterion) => {
    const crossing = criterion.crossings.at(-1);
    if (crossing === undefined || crossing.decision !== null) return [];
    return asked.has(questionId(criterion, crossing)) ? [] : [{ criterion, crossing }];
  });
  return {
    effects: [
      ...withdrawn.map(({ id }): Effect => ({ kind: 'update-comment', id, body: renderWithdrawnQuestion() })),
      ...fresh.map(
        ({ criterion, crossing }): Effect => ({
          kind: 'create-comment',
          number: issue.number,
          body: renderQuestion(phase, criterion, crossing, context),
        }),
      ),
    ],
    questions: [...remembered, ...fresh.map(({ criterion, crossing }) => questionId(criterion, crossing))],
  };
}
