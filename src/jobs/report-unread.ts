import { applyEffects } from '../github/apply-effects.ts';
import { renderUnread } from '../handoff/rendering/render-unread.ts';
import { formatMergeGroupId, formatUnreadId } from './external-id.ts';
import type { CheckMergeGroupJob, CheckPullRequestJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { clientFor } from './repository-client.ts';

/** Publishes a neutral check at the head that the event named: not read, being tried again. */
export async function reportUnread(
  parts: JobParts,
  job: (CheckPullRequestJob | CheckMergeGroupJob) & { readonly headSha: string },
  run: JobRun,
): Promise<void> {
  const checkRun = renderUnread({
    headSha: job.headSha,
    externalId:
      job.kind === 'check-pull-request' ? formatUnreadId(job.number) : formatMergeGroupId(job, true),
    now: new Date(parts.now()).toISOString(),
  });
  await applyEffects(clientFor(parts, job, run), job, [{ kind: 'create-check-run', checkRun }]);
}
