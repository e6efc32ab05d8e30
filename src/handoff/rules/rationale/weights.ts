import type { Sign } from './signs.ts';

/**
 * What each sign adds to the log-odds that a sentence gives a reason.
 *
 * Fitted by logistic regression (scipy, L-BFGS-B, L2 towards a prior set by hand, sign of each weight bounded) over squashed
 * descriptions of public repositories labelled blind, chosen by leaving one repository out at a time; a description's score is
 * its best sentence's, plus the support of the next two. Rounded to a tenth: no figure changed by more than one description.
 */
export const weights: Readonly<Record<Sign | 'bias', number>> = {
  bias: -1.6,
  cause: 1.0,
  problem: 1.3,
  purpose: 1.7,
  weakPurpose: 0.1,
  benefit: 0.2,
  tradeoff: 0.3,
  evidence: 0.5,
  before: 0.8,
  need: 0.2,
  negation: 0.5,
  condition: 0.0,
  state: 0.6,
  people: 0.6,
  inWhy: 1.6,
  inWhat: -0.1,
  inTest: -1.0,
  inAside: -1.1,
  listItem: -1.0,
  change: -0.5,
  statement: 0.8,
  whyStatement: 0.3,
  changeCause: 0.3,
  changeProblem: 0.0,
  short: -0.7,
  long: 0.7,
  number: -0.3,
  colon: -0.1,
  consequence: 0.8,
  generic: -1.5,
  inTour: -1.4,
  newState: -0.5,
  opening: 0.7,
  reassure: -2.1,
  symbols: -0.8,
  testTalk: -0.5,
  title: -1.8,
};
