import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { readTree } from '../../documents/read-document.ts';
import { reportMissingAnswer } from '../../documents/report-missing-answer.ts';
import { type ContextAnswers, type ContextQuestion, judgeContextAnswers } from './answers/judge-answers.ts';

declare module 'vfile' {
  interface DataMap {
    context: ContextAnswers;
  }
}

const asked: Readonly<Record<ContextQuestion, { readonly reason: string; readonly expected: string }>> = {
  state: {
    reason: 'Missing state: what is the case now',
    expected: 'what works, what is done or under way',
  },
  questions: {
    reason: 'Missing open questions: what is undecided',
    expected: 'open questions or undecided points, or that there are none',
  },
  thinking: {
    reason: 'Missing thinking: what comes next',
    expected: 'next steps, a plan, or what was last being thought',
  },
};

/**
 * A remark-lint style plugin: reports each of the three questions that a `CONTEXT.md` does not answer, at the place nearest
 * to an answer, and leaves all answers in `file.data.context`.
 */
export const remarkLintBatonContext: Plugin<[], Root> = () => (tree: Root, file: VFile) => {
  const answers = judgeContextAnswers(readTree(tree, null));
  file.data.context = answers;
  for (const question of ['state', 'questions', 'thinking'] as const) {
    const { isGiven, place, shortfall } = answers[question];
    if (isGiven) continue;
    const { reason, expected } = asked[question];
    reportMissingAnswer(tree, file, 'context', { place, shortfall, reason, expected });
  }
};
