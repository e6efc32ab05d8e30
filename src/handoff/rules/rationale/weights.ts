import type { Sign } from './signs.ts';

/**
 * What each sign adds to the log-odds that a sentence gives a reason.
 *
 * Fitted by logistic regression (scipy, L-BFGS-B, L2 towards a prior set by hand, sign of each weight bounded) over squashed
 * descriptions of public repositories labelled blind, chosen by leaving one repository out at a time; a description's score is
 * its best sentence's, plus the support of the next two. Rounded to a tenth: no figure changed by more than one description.
 */
export const weights: Readonly<Record<Sign | 'bias', number>> = {
  bias: -1.4,
  cause: 1.2,
  problem: 1.2,
  purpose: 1.4,
  weakPurpose: 0.2,
  benefit: 0.3,
  tradeoff: 0.0,
  evidence: 0.5,
  before: 0.7,
  need: 0.2,
  negation: 0.3,
  condition: 0.0,
  state: 0.5,
  people: 0.4,
  inWhy: 1.8,
  inWhat: -0.1,
  inTest: -1.0,
  inAside: -1.1,
  listItem: -0.8,
  change: -0.6,
  statement: 0.5,
  whyStatement: 0.2,
  changeCause: 0.4,
  changeProblem: 0.0,
  short: -0.7,
  long: 0.6,
  number: -0.3,
  inTour: 0,
  newState: 0,
  opening: 0,
  consequence: 0,
  colon: 0,
  symbols: 0,
  title: -2,
  generic: -2,
  reassure: 0,
  testTalk: 0,
};
