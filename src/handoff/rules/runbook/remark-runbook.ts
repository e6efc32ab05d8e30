import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { readTree } from '../../documents/read-document.ts';
import { reportMissingAnswer } from '../../documents/report-missing-answer.ts';
import { judgeAnswers, type RunbookAnswers } from './answers/judge-answers.ts';
import { QUESTION_WORDS, QUESTIONS } from './questions.ts';

declare module 'vfile' {
  interface DataMap {
    runbook: RunbookAnswers;
  }
}

/**
 * A remark-lint style plugin: reports each of the four questions that a runbook does not answer, at the place nearest to
 * an answer, and leaves all answers in `file.data.runbook`.
 */
export const remarkLintBatonRunbook: Plugin<[], Root> = () => (tree: Root, file: VFile) => {
  const result = judgeAnswers(readTree(tree, null));
  file.data.runbook = result;
  for (const question of QUESTIONS) {
    const { isGiven, place, shortfall } = result.answers[question];
    if (isGiven) continue;
    const { asks } = QUESTION_WORDS[question];
    reportMissingAnswer(tree, file, 'runbook', {
      place,
      shortfall,
      reason: `Missing answer: ${asks}`,
      expected: asks,
    });
  }
};
