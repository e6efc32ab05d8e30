import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

const DAY_MS = 86_400_000;

let nowMs = Date.parse('2026-06-01T08:00:00Z');
let standIn: StandIn;
let repository: Repository;

beforeAll(async () => {
  standIn = await startStandIn({ clock: () => nowMs });
  const permissions = { anna: 'write' } as const;
  repository = await standIn.createRepository({ owner: 'acme', name: 'answers', permissions });
});

afterAll(() => standIn.close());

test('the world’s time is the test’s own, and jumps with it', async () => {
  const client = await installationClient(standIn, standIn.install('acme').id);
  const at = { owner: 'acme', repo: 'answers' };
  const { data: issue } = await client.rest.issues.create({ ...at, title: 'Phase 1' });
  nowMs += 21 * DAY_MS;
  const { data: comment } = await client.rest.issues.createComment({
    ...at,
    issue_number: issue.number,
    body: 'Three weeks later.',
  });
  const sha = await standIn.as('anna').push(repository, { changes: { 'a.md': 'a\n' } });
  const commit = await repository.git.commit(sha);
  // What is said to be done at another time is, whatever the clock says.
  const earlier = standIn
    .as('anna', '2026-06-10T08:00:00Z')
    .createMilestone(repository, { title: 'Phase 1' });
  expect([issue.created_at, comment.created_at, commit?.committer.date, earlier.createdAt]).toEqual([
    '2026-06-01T08:00:00Z',
    '2026-06-22T08:00:00Z',
    '2026-06-22T08:00:00Z',
    '2026-06-10T08:00:00Z',
  ]);
});

test('tokens go by the real time, so that they outlive a jump', async () => {
  const client = await installationClient(standIn, standIn.install('acme').id);
  nowMs += 90 * DAY_MS;
  expect(await client.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'baton[bot]' } });
});
