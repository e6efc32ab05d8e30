import { readDocument } from '../../src/handoff/documents/read-document.ts';
import {
  type ContextQuestion,
  judgeContextAnswers,
} from '../../src/handoff/rules/context/answers/judge-answers.ts';
import { evalAnswers, type JudgedAnswer } from './eval-answers.ts';

const questions: readonly ContextQuestion[] = ['state', 'questions', 'thinking'];

/** Measures the rule `context` on `{id, text, state, questions, thinking}` lines (`evalAnswers`). */
export const evalContext = evalAnswers(questions, (text) => {
  const answers = judgeContextAnswers(readDocument(text));
  const note = (question: ContextQuestion): JudgedAnswer => {
    const { isGiven, shortfall, nearest } = answers[question];
    return { isGiven, note: [shortfall, nearest].filter((part) => part !== null).join(': ') };
  };
  return { state: note('state'), questions: note('questions'), thinking: note('thinking') };
});
