import { fetchOpenHeads, type OpenHead } from '../../github/fetch-open-heads.ts';
import type { ReconcileRepositoryJob } from '../job.ts';
import type { JobParts, JobRun } from '../parts.ts';
import { enqueueJob } from '../queues.ts';
import { clientFor } from '../repository-client.ts';

/** A check that was asked for is there within seconds, and within minutes where GitHub has trouble. */
const PATIENCE_MS = 600_000;

/**
 * Compares a repository with what an event would have brought about: open pull requests without a finished check are judged, as
 * their lost events would have done, and phases and the setup issue are looked at again.
 */
export async function reconcileRepository(
  parts: JobParts,
  job: ReconcileRepositoryJob,
  run: JobRun,
): Promise<void> {
  const { installationId, repositoryId, owner, repo } = job;
  const at = { installationId, repositoryId, owner, repo };
  const found = await fetchOpenHeads(clientFor(parts, job, run), { ...at, appId: parts.appId });
  if (found === null) return;
  const beforeMs = parts.now() - (parts.patienceMs ?? PATIENCE_MS);
  const unchecked = found.heads.filter((head) => isMissed(head, beforeMs));
  for (const { number, headSha } of await parts.checks.note(at, unchecked)) {
    const check = { kind: 'check-pull-request', ...at, number, headSha, conversation: true } as const;
    await enqueueJob(parts.queue, check, { isSweep: true });
  }
  if (found.mayHavePlan) await enqueueJob(parts.queue, { kind: 'keep-phases', ...at }, { isSweep: true });
  if (found.hasOpenSetupIssue)
    await enqueueJob(parts.queue, { kind: 'keep-setup-issue', ...at }, { isSweep: true });
}

/** Nothing happened to it lately, so that no event is under way, and it has no check or one that does not end. */
function isMissed({ updatedAt, check }: OpenHead, beforeMs: number): boolean {
  if (check === null) return Date.parse(updatedAt) <= beforeMs;
  return !check.isFinished && !(Date.parse(check.startedAt ?? '') > beforeMs);
}
