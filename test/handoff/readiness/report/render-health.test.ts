import { expect, it } from 'vitest';
import { renderHealth } from '../../../../src/handoff/readiness/report/sections/render-health.ts';
import { CONTEXT_OF_REPORT, goodWeek } from './world.ts';

it.each([
  [
    { deliveries: 3, arrived: 3, pullRequests: 0 },
    ['3 messages from GitHub did not reach Baton in the last seven days. Asked for again, all came.'],
  ],
  [
    { deliveries: 3, arrived: 2, pullRequests: 1 },
    [
      '3 messages from GitHub did not reach Baton in the last seven days. Asked for again, 2 came.',
      'One open pull request had no finished check when Baton made its daily comparison with GitHub. It was judged then.',
    ],
  ],
  [
    { deliveries: 1, arrived: 0, pullRequests: 2 },
    [
      'One message from GitHub did not reach Baton in the last seven days. Asked for again, none came.',
      '2 open pull requests had no finished check when Baton made its daily comparison with GitHub. They were judged then.',
    ],
  ],
  [{ deliveries: 0, arrived: 0, pullRequests: 0 }, []],
])('the report tells what was missed, where something was: %o', (missed, told) => {
  const health = { missingPermissions: [], failedJobs: 0, missed };
  const text = renderHealth(goodWeek(), { ...CONTEXT_OF_REPORT, health }).join('\n');
  for (const line of told) expect(text).toContain(line);
  expect(text !== '').toBe(told.length > 0);
});
