import type { IssueLabel } from '../effects/effect.ts';

/** The labels that phases bear (DESIGN 3). */
export const PHASE_LABELS = {
  phase: { name: 'baton:phase', color: '1d76db', description: 'A phase of the plan, kept by Baton' },
  overdue: { name: 'baton:overdue', color: 'fbca04', description: 'Past its end, with open deliverables' },
  killCriterion: {
    name: 'baton:kill-criterion',
    color: 'b60205',
    description: 'A kill criterion of this phase is met',
  },
} as const satisfies Readonly<Record<string, IssueLabel>>;

/** What a description holds where a line of it may count for a phase; `_` would be no boundary of a word. */
export const COUNTED_LINE = /(?:metric|phase)[*_]{0,2}:/i;

/** How every marker of a phase begins (DESIGN 3). */
export const PHASE_MARKER = '<!-- baton:phase:';
