import { fetchOpenPullRequests } from '../github/fetch-open-pull-requests.ts';
import { fetchOwnCheckRun } from '../github/fetch-own-check-run.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { parseMergeGroupRecord } from '../handoff/effects/external-id.ts';
import type { CheckPullRequestJob, CheckRepositoryJob, RepositoryJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { clientFor } from './repository-client.ts';

/** Has every open pull request judged again, behind single events; with `headSha`, only those with that head. */
export async function checkRepository(parts: JobParts, job: CheckRepositoryJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const open = await fetchOpenPullRequests(client, job);
  const targets = open.map(({ number, headSha }) => ({ ...target(job), number, headSha }));
  if (job.headSha === undefined) {
    await Promise.all(targets.map((check) => enqueueJob(parts.queue, check, { isSweep: true })));
    return;
  }
  const sharing = targets.filter(({ headSha }) => headSha === job.headSha);
  await checkHead(parts, client, job, sharing, job.headSha);
}

function target(job: CheckRepositoryJob): RepositoryJob & Pick<CheckPullRequestJob, 'kind' | 'conversation'> {
  const { installationId, repositoryId, owner, repo, conversation } = job;
  const at = { kind: 'check-pull-request', installationId, repositoryId, owner, repo } as const;
  return conversation === true ? { ...at, conversation } : at;
}

/** One of the pull requests with this head is enough: their check is one, and judging one judges all. */
async function checkHead(
  parts: JobParts,
  client: RepositoryClient,
  job: CheckRepositoryJob,
  sharing: readonly CheckPullRequestJob[],
  headSha: string,
): Promise<void> {
  const { rerunAll, rerunOf, pressed } = job;
  const own =
    rerunAll === true ? await fetchOwnCheckRun(client, { ...job, sha: headSha, appId: parts.appId }) : null;
  const shown = own?.kind === 'found' ? own.run : null;
  const [first] = sharing;
  if (first !== undefined) {
    const wanted = rerunAll === true ? shown?.id : rerunOf;
    await enqueueJob(parts.queue, {
      ...first,
      ...(wanted === undefined ? {} : { rerunOf: wanted }),
      ...(pressed === undefined ? {} : { pressed }),
    });
    return;
  }
  // No pull request has that head: it may be a merge group's, which the run's external id tells.
  const group = parseMergeGroupRecord(shown?.externalId ?? '');
  if (group === null || shown === null) return;
  const { installationId, repositoryId, owner, repo } = job;
  const at = { kind: 'check-merge-group', installationId, repositoryId, owner, repo } as const;
  const { baseSha, headRef } = group;
  await enqueueJob(parts.queue, { ...at, headSha, baseSha, headRef, rerunOf: shown.id });
}
