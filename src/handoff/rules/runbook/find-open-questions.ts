import type { Document } from '../../documents/document.ts';
import { judgeOnce } from '../../documents/judge-once.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { judgeAnswers, type RunbookAnswers, type RunbookQuestion } from './answers/judge-answers.ts';
import { linkedDocuments } from './linked-documents.ts';
import { QUESTIONS } from './questions.ts';

/** What one document answers, judged once. */
export const answersOf = judgeOnce(judgeAnswers);

/** Whether the answers of one document are enough for a question. */
export type IsAnswered = (answers: RunbookAnswers, question: RunbookQuestion) => boolean;

/** What a runbook leaves open, also in the documents that it links to. */
export interface OpenQuestions {
  /** What the runbook itself answers. */
  readonly own: RunbookAnswers;
  /** In the order in which they are asked. */
  readonly open: readonly RunbookQuestion[];
  /** A linked document is still to be read: it may answer them. */
  readonly isPending: boolean;
}

/** Which of the four questions a runbook does not answer, by itself or in documents that it links to. */
export function findOpenQuestions(
  document: Document,
  path: string,
  view: RepositoryView,
  isAnswered: IsAnswered,
): OpenQuestions {
  const own = answersOf(document);
  const missing = QUESTIONS.filter((question) => !isAnswered(own, question));
  if (missing.length === 0) return { own, open: [], isPending: false };
  const linked = linkedDocuments(document, path, view);
  const others = linked.documents.map(answersOf);
  const open = missing.filter((question) => !others.some((answers) => isAnswered(answers, question)));
  return { own, open, isPending: open.length > 0 && linked.isPending };
}
