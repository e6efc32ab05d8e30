import type { IssueLabel } from '../effects/effect.ts';

/** The standing issue of reports, where Discussions can't be had (DESIGN 3). */
export const REPORT_LABEL = {
  name: 'baton:report',
  color: '0e8a16',
  description: 'The weekly readiness report',
} as const satisfies IssueLabel;

/** Issues that ask for a drill (DESIGN 3). */
export const DRILL_LABEL = {
  name: 'baton:drill',
  color: 'd4c5f9',
  description: 'Somebody in-house rolls back by the runbook alone',
} as const satisfies IssueLabel;
