import type { CheckAction } from '../effects/effect.ts';

/** The check's button for one more judgement (DESIGN 3). */
export const CHECK_AGAIN: CheckAction = {
  label: 'Check again',
  description: 'Judge this pull request once more',
  identifier: 'check-again',
};
