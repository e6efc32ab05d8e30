import { fetchOpenPullRequests } from '../github/fetch-open-pull-requests.ts';
import { fetchOwnCheckRun } from '../github/fetch-own-check-run.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { parseMergeGroupId } from './external-id.ts';
import type { CheckRepositoryJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { clientFor } from './repository-client.ts';

/** Has every open pull request judged again, behind single events; with `headSha`, only those with that head. */
export async function checkRepository(parts: JobParts, job: CheckRepositoryJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const open = await fetchOpenPullRequests(client, job);
  const { installationId, repositoryId, owner, repo } = job;
  const wanted = open.filter(({ headSha }) => job.headSha === undefined || job.headSha === headSha);
  const isSweep = job.headSha === undefined;
  if (job.headSha !== undefined && wanted.length === 0) await checkGroupAt(parts, client, job, job.headSha);
  await Promise.all(
    wanted.map(({ number, headSha }) =>
      enqueueJob(
        parts.queue,
        {
          kind: 'check-pull-request',
          installationId,
          repositoryId,
          owner,
          repo,
          number,
          headSha,
          ...(job.rerun === true ? { rerun: true } : {}),
          ...(job.conversation === true ? { conversation: true } : {}),
        },
        { isSweep },
      ),
    ),
  );
}

/** No pull request has that head: it may be a merge group's, which the check run's external id tells. */
async function checkGroupAt(
  parts: JobParts,
  client: RepositoryClient,
  job: CheckRepositoryJob,
  headSha: string,
): Promise<void> {
  const run = await fetchOwnCheckRun(client, { ...job, sha: headSha, appId: parts.appId });
  const group = parseMergeGroupId(run?.externalId ?? '');
  if (group === null) return;
  const { installationId, repositoryId, owner, repo } = job;
  const at = { installationId, repositoryId, owner, repo, headSha, ...group };
  await enqueueJob(parts.queue, { kind: 'check-merge-group', ...at, rerun: true });
}
