import { describe, expect, it } from 'vitest';
import type { Readiness } from '../../../../src/handoff/readiness/readiness.ts';
import { renderReport } from '../../../../src/handoff/readiness/report/render-report.ts';
import type { ReportContext } from '../../../../src/handoff/readiness/report/report-context.ts';
import { badWeek, firstWeek, quietWeek, withheldWeek } from './situations.ts';
import { CONTEXT_OF_REPORT, goodWeek, NOTHING_MISSED } from './world.ts';

/** Reports that were read as a founder reads them, and as an engineer does: nothing in them may need explaining. */
describe('a report as people read it', () => {
  it.each<[string, Readiness, Partial<ReportContext>]>([
    ['good-week', goodWeek(), {}],
    [
      'bad-week',
      badWeek(),
      {
        health: { missingPermissions: ['members: read'], failedJobs: 2, missed: NOTHING_MISSED },
        openPullRequests: [
          {
            number: 53,
            url: 'https://github.com/Acme/answers/pull/53',
            updatedAt: '2026-11-18T09:00:00Z',
            isJudged: false,
          },
        ],
      },
    ],
    ['first', firstWeek(), { isFirst: true, operator: null }],
    ['quiet-week', quietWeek(), {}],
    ['withheld', withheldWeek(), {}],
    [
      'comment',
      goodWeek(),
      { place: 'comment', discussionsProblem: 'Discussions are turned off in this repository' },
    ],
  ])('%s', async (name, readiness, change) => {
    const { title, body } = renderReport(readiness, { ...CONTEXT_OF_REPORT, ...change });
    await expect(`# ${title}\n\n${body}\n`).toMatchFileSnapshot(`reviewed/${name}.md`);
  });
});
