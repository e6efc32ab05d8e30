import type { RunbookQuestion } from './answers/judge-answers.ts';

/** The four questions in the order in which somebody on call asks them. */
export const QUESTIONS: readonly RunbookQuestion[] = ['monitor', 'alerts', 'rollback', 'contact'];

/** How findings speak of each question. */
export const QUESTION_WORDS: Readonly<
  Record<RunbookQuestion, { readonly asks: string; readonly why: string; readonly minutes: number }>
> = {
  monitor: {
    asks: 'how to see whether the system is well',
    why: 'Whoever is called first has to tell a real outage from a false alarm, without the person who built it.',
    minutes: 5,
  },
  alerts: {
    asks: 'what an alert or symptom means and what to do first',
    why: 'At two in the morning an alert without a meaning is noise, and without a first step it is a wait for its author.',
    minutes: 10,
  },
  rollback: {
    asks: 'how to go back, with the steps',
    why: 'Going back is what stops the damage, and nobody should have to work the steps out while it is being done.',
    minutes: 10,
  },
  contact: {
    asks: 'whom to reach, and how',
    why: 'When the steps do not help, the next thing needed is a person, a rota or a channel that answers.',
    minutes: 3,
  },
};
