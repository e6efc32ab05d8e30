import type { ContextQuestion, Features } from './features.ts';

/** What each feature adds to the log-odds that a document answers a question. */
export type Weights = Readonly<Record<keyof Features | 'bias', number>>;

/**
 * Fitted once by logistic regression (L-BFGS-B, L2 of 0.6 towards a prior set by hand, no weight below 0) over 85 notes of 26
 * public repositories, labelled by reading, then rounded; doubtful labels count half, and both answers of a question weigh the same
 * in all. With every repository left out in turn, 5, 7 and 12 % of the real answers are refused, and 0, 1 and 12 % of the missing
 * ones pass. `section` outweighs `bias`, so that a heading which names the answer, with anything real under it, is enough; and
 * the weights of `density` let a few plain sentences without any heading be enough.
 */
export const weights: Readonly<Record<ContextQuestion, Weights>> = {
  state: {
    section: 4.6,
    word: 0.6,
    inside: 1.2,
    title: 2.4,
    amount: 2.1,
    density: 3.2,
    best: 1.4,
    bias: -4.4,
  },
  questions: {
    section: 4.5,
    word: 1,
    inside: 1.1,
    title: 2.2,
    amount: 2.3,
    density: 3.5,
    best: 2.3,
    bias: -2.8,
  },
  thinking: {
    section: 4.6,
    word: 0,
    inside: 1.2,
    title: 2.3,
    amount: 2,
    density: 2.8,
    best: 1.4,
    bias: -4.2,
  },
};
