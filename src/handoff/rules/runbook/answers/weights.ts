import type { Features } from './features.ts';
import type { RunbookQuestion } from './question.ts';

/** What each feature adds to the log-odds that a document answers a question. */
export type Weights = Readonly<Record<keyof Features | 'bias', number>>;

/**
 * Fitted once by logistic regression (L-BFGS-B, L2 of 0.6 towards a prior set by hand, no weight below 0) over 173 documents of 73
 * public repositories, labelled by reading; doubtful labels count half, and both answers of a question weigh the same in all.
 * The bias leans towards accepting. With every repository left out in turn, 17, 23, 10 and 5 % of the real answers are refused,
 * and 18, 23, 11 and 9 % of the missing ones pass; without doubtful labels 10, 16, 2 and 5 %, and 12, 17, 7 and 6 %.
 */
export const weights: Readonly<Record<RunbookQuestion, Weights>> = {
  monitor: {
    section: 0.6,
    mention: 0,
    inside: 1.2,
    densest: 2.3,
    amount: 2.1,
    best: 1,
    title: 0.5,
    kept: 1.1,
    density: 1.1,
    story: 0,
    steps: 0.6,
    bias: -3.2,
  },
  alerts: {
    section: 1.2,
    mention: 0.3,
    inside: 0.1,
    densest: 2.1,
    amount: 0.7,
    best: 0,
    title: 0.8,
    kept: 0.1,
    density: 0.5,
    story: 1.2,
    steps: 0.7,
    bias: -2.1,
  },
  rollback: {
    section: 1.6,
    mention: 0.4,
    inside: 1.1,
    densest: 1.6,
    amount: 0.6,
    best: 1.8,
    title: 1.6,
    kept: 0.5,
    density: 1.1,
    story: 0,
    steps: 0.7,
    bias: -2.7,
  },
  contact: {
    section: 0.9,
    mention: 0,
    inside: 2.7,
    densest: 1.2,
    amount: 1.5,
    best: 3.5,
    title: 0.4,
    kept: 0.7,
    density: 1.1,
    story: 0,
    steps: 0,
    bias: -3.4,
  },
};
