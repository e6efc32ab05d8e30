import { judgeOnce } from '../../documents/judge-once.ts';
import { type ContextQuestion, judgeContextAnswers } from './answers/judge-answers.ts';

/** The three questions in the order in which a successor asks them. */
export const QUESTIONS: readonly ContextQuestion[] = ['state', 'questions', 'thinking'];

/** What a page answers, judged once. */
export const answersOf = judgeOnce(judgeContextAnswers);

/** How findings speak of each question. */
export const QUESTION_WORDS: Readonly<
  Record<
    ContextQuestion,
    { readonly asks: string; readonly why: string; readonly snippet: string; readonly minutes: number }
  >
> = {
  state: {
    asks: 'what is the case now: what works, what is under way',
    why: 'Whoever carries on tomorrow has to find out first what already works.',
    snippet: '## State\n\nWorks: TODO\n\nUnder way: TODO',
    minutes: 3,
  },
  questions: {
    asks: 'which questions are open',
    why: 'An undecided point that stands nowhere is decided by accident, by whoever comes across it first.',
    snippet: '## Open questions\n\n- TODO (or: none at the moment)',
    minutes: 3,
  },
  thinking: {
    asks: 'what was last being thought, or what comes next',
    why: 'The next step is the first thing a successor needs, and the first thing that is forgotten.',
    snippet: '## Last thinking\n\nNext: TODO, because TODO',
    minutes: 3,
  },
};
