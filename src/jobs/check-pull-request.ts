import { applyEffects } from '../github/apply-effects.ts';
import { fetchPullRequestFacts } from '../github/fetch-pull-request-facts.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { PullRequestFacts, SharedConfigFiles } from '../handoff/facts.ts';
import { completeFacts, judgeWithIssues } from './complete-facts.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { CheckPullRequestJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { mayPressButton } from './permissions.ts';
import { readExtendedDefaults, readOrganisationDefaults } from './read-defaults.ts';
import { clientFor } from './repository-client.ts';

/** Long enough for the job that reads the defaults; that job being late only means one more round. */
const DEFAULTS_DELAY_SECONDS = 1;

/** Reads one pull request, judges it, and publishes what differs from what GitHub shows. */
export async function checkPullRequest(
  parts: JobParts,
  job: CheckPullRequestJob,
  run: JobRun,
): Promise<void> {
  const organisation = await readOrganisationDefaults(parts, job);
  if (organisation.kind === 'being-read') return comeBack(parts, job);

  const client = clientFor(parts, job, run);
  const found = await fetchFacts(parts, client, job, job.number);
  if (found === null) return;
  const extended = await readExtendedDefaults(parts, job, found.configFiles.repository);
  if (extended.kind === 'being-read') return comeBack(parts, job);

  const shared = { organisation: organisation.file, extended: extended.file };
  const subject = await completeFacts(client, found, shared);
  const siblings = await fetchSiblings(parts, client, job, subject, shared);
  const wish = {
    rerun: job.rerun === true && (await mayPressButton(client, subject, job.requestedBy)),
    checksOnly: job.conversation !== true,
  };
  const decision = await judgeWithIssues(client, [subject, ...siblings], (pullRequests) =>
    parts.pool.judge({ pullRequests, wish }),
  );
  // The job's names may be stale after a rename, the facts' are not.
  const { owner, name } = subject.repository;
  const refused = await applyEffects(client, { owner, repo: name }, decision.effects);
  for (const { effect, status, reason } of refused) {
    parts.log.warn(
      { repositoryId: job.repositoryId, number: job.number, effect, status, reason },
      'GitHub refused a write',
    );
  }
  if (decision.isIncomplete && !run.isLastAttempt) throw new IncompleteFacts('Not everything could be read');
}

async function comeBack(parts: JobParts, job: CheckPullRequestJob): Promise<void> {
  await enqueueJob(parts.queue, job, { startAfterSeconds: DEFAULTS_DELAY_SECONDS });
}

/** Other open pull requests with the same head share its check; they are judged with it, worse verdict first. */
async function fetchSiblings(
  parts: JobParts,
  client: RepositoryClient,
  job: CheckPullRequestJob,
  subject: PullRequestFacts,
  shared: SharedConfigFiles,
): Promise<PullRequestFacts[]> {
  const siblings: PullRequestFacts[] = [];
  for (const number of subject.pullRequest.siblings) {
    const facts = await fetchFacts(parts, client, job, number);
    const isStillSibling =
      facts?.pullRequest.state === 'open' && facts.pullRequest.headSha === subject.pullRequest.headSha;
    if (facts !== null && isStillSibling) siblings.push(await completeFacts(client, facts, shared));
  }
  return siblings;
}

async function fetchFacts(
  parts: JobParts,
  client: RepositoryClient,
  job: CheckPullRequestJob,
  number: number,
): Promise<PullRequestFacts | null> {
  const now = new Date(parts.now()).toISOString();
  const found = await fetchPullRequestFacts(client, { ...job, number, now, appId: parts.appId });
  return found.kind === 'found' ? found.facts : null;
}
