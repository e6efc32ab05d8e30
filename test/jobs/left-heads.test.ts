import { expect, test } from 'vitest';
import type { CheckPullRequestJob } from '../../src/jobs/job.ts';
import { judgeLeftHead, leftHead, leftHeadsOf } from '../../src/jobs/left-heads.ts';
import type { JobParts } from '../../src/jobs/parts.ts';
import type { QueuedJob } from '../../src/queue/queue.ts';

const JOB: CheckPullRequestJob = {
  kind: 'check-pull-request',
  installationId: 5,
  repositoryId: 1,
  owner: 'acme',
  repo: 'answers',
  number: 12,
};

test('a job of a pull request that was pushed to twice keeps both heads that it had', () => {
  const [earlier, later] = ['b'.repeat(40), 'c'.repeat(40)];
  // As the queue merges them.
  const merged = { ...JOB, ...leftHead(earlier), ...JOB, ...leftHead(later) };
  expect(leftHeadsOf(merged)).toEqual([earlier, later]);
  expect(leftHeadsOf(JOB)).toEqual([]);
});

test('of those that still have a head one is judged, and where that is not known they are looked for', async () => {
  const jobs: QueuedJob[] = [];
  const parts = { queue: { enqueue: async (job: QueuedJob) => void jobs.push(job) } } as unknown as JobParts;
  const headSha = 'b'.repeat(40);
  await judgeLeftHead(parts, JOB, headSha, []);
  expect(jobs).toEqual([]);
  await judgeLeftHead(parts, JOB, headSha, [13, 14]);
  await judgeLeftHead(parts, JOB, headSha, null);
  expect(jobs.map(({ data }) => data)).toMatchObject([
    { kind: 'check-pull-request', number: 13, headSha },
    { kind: 'check-repository', headSha },
  ]);
});
