import { readDocument } from '../../src/handoff/documents/read-document.ts';
import { judgeAnswers, type RunbookQuestion } from '../../src/handoff/rules/runbook/answers/judge-answers.ts';
import { RUNBOOK_QUESTIONS } from '../../src/handoff/rules/runbook/answers/question.ts';
import { evalAnswers, type JudgedAnswer } from './eval-answers.ts';

/** Measures the rule `runbook` on `{id, text, monitor, alerts, rollback, contact}` lines (`evalAnswers`). */
export const evalRunbook = evalAnswers(RUNBOOK_QUESTIONS, (text) => {
  const { answers } = judgeAnswers(readDocument(text));
  const note = (question: RunbookQuestion): JudgedAnswer => {
    const { isGiven, shortfall, nearest } = answers[question];
    return { isGiven, note: [shortfall, nearest].filter((part) => part !== null).join(': ') };
  };
  return {
    monitor: note('monitor'),
    alerts: note('alerts'),
    rollback: note('rollback'),
    contact: note('contact'),
  };
});
