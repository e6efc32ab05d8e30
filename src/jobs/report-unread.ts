import { applyEffects } from '../github/apply-effects.ts';
import { fetchOwnCheckRun } from '../github/fetch-own-check-run.ts';
import {
  formatMergeGroupRecord,
  formatPullRequestRecord,
  parsePullRequestRecord,
} from '../handoff/effects/external-id.ts';
import type { OwnCheckRun } from '../handoff/facts.ts';
import { renderUnread } from '../handoff/rendering/render-unread.ts';
import type { CheckMergeGroupJob, CheckPullRequestJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { clientFor } from './repository-client.ts';

type UnreadJob = (CheckPullRequestJob | CheckMergeGroupJob) & { readonly headSha: string };

/**
 * Publishes a neutral check at the head that the event named: not read, being tried again. A failure that stands
 * there already stays: trouble in reading must not let through what was refused.
 */
export async function reportUnread(parts: JobParts, job: UnreadJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const own = await fetchOwnCheckRun(client, { ...job, sha: job.headSha, appId: parts.appId });
  if (own.kind === 'gone') return;
  const existing = own.run;
  if (existing?.status === 'completed' && existing.conclusion === 'failure') return;
  const checkRun = renderUnread({
    headSha: job.headSha,
    externalId: unreadId(job, existing),
    now: new Date(parts.now()).toISOString(),
  });
  if (existing?.externalId === checkRun.externalId) return;
  await applyEffects(client, job, [{ kind: 'create-check-run', checkRun }]);
  parts.observer.onCheck(job.kind === 'check-merge-group' ? 'merge-group' : 'pull-request', 'unread', {});
}

/** Keeps what an earlier run remembers. */
function unreadId(job: UnreadJob, existing: OwnCheckRun | null): string {
  if (job.kind === 'check-merge-group') return formatMergeGroupRecord({ ...job, isUnread: true });
  const before = parsePullRequestRecord(existing?.externalId ?? '');
  return formatPullRequestRecord({
    numbers: before?.numbers ?? [job.number],
    shown: null,
    recheckedFor: before?.recheckedFor ?? null,
    isSilent: before?.isSilent ?? false,
    rules: {},
  });
}
