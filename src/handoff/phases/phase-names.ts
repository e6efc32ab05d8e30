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

/** How every marker of a phase begins (DESIGN 3). */
export const PHASE_MARKER = '<!-- baton:phase:';
