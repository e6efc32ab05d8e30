import { applyEffects } from '../github/apply-effects.ts';
import { fetchPullRequestFacts, type PullRequestReading } from '../github/fetch-pull-request-facts.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { Decision } from '../handoff/effects/decide.ts';
import type { PullRequestFacts, SharedConfigFiles } from '../handoff/facts.ts';
import { completeFacts } from './complete-facts.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { CheckPullRequestJob, RepositoryJob } from './job.ts';
import { judgeCompletely } from './judge-completely.ts';
import { judgeLeftHead, leftHeadsOf } from './left-heads.ts';
import type { JobParts, JobRun } from './parts.ts';
import { mayPressButton, readPresses } from './permissions.ts';
import { enqueueJob } from './queues.ts';
import { readExtendedDefaults, readOrganisationDefaults } from './read-defaults.ts';
import { clientFor } from './repository-client.ts';
import { repositoryOf } from './repository-of.ts';

/** Usually long enough for the job that reads the defaults. */
const DEFAULTS_DELAY_SECONDS = 1;

/** Reads one pull request, judges it, and publishes what differs from what GitHub shows. */
export async function checkPullRequest(
  parts: JobParts,
  job: CheckPullRequestJob,
  run: JobRun,
): Promise<void> {
  const organisation = await readOrganisationDefaults(parts, job);
  if (organisation.kind === 'being-read') return waitForDefaults(parts, job);

  const client = clientFor(parts, job, run);
  const [left, ...leftBefore] = leftHeadsOf(job);
  const reading = await read(parts, client, job, job.number, left);
  if (reading.kind === 'gone') return;
  const found = reading.facts;
  if (left !== undefined) await judgeLeftHead(parts, job, left, reading.onLeftHead);
  for (const head of leftBefore) await judgeLeftHead(parts, job, head, null);
  const extended = await readExtendedDefaults(parts, job, found.configFiles.repository);
  if (extended.kind === 'being-read') return waitForDefaults(parts, job);

  const shared = { organisation: organisation.file, extended: extended.file };
  const completed = await completeFacts(client, found, shared);
  const subject = { ...completed, presses: await readPresses(client, completed, job) };
  const siblings = await fetchSiblings(parts, client, job, subject, shared);
  const wish = {
    rerunOf: await rerunOf(client, job, subject),
    checksOnly: job.conversation !== true,
    operator: parts.operator,
  };
  const decision = await judgeCompletely(
    { client, lookups: parts.lookups, installationId: job.installationId },
    [subject, ...siblings],
    (pullRequests) => parts.pool.judge({ pullRequests, wish }),
  );
  // The reaction is the record that it was asked for: the job comes first.
  if (decision.isReportAsked)
    await enqueueJob(parts.queue, { kind: 'keep-readiness', ...repositoryOf(job), isAsked: true });
  await publish(parts, client, subject, decision);
  if (decision.conclusion !== null)
    parts.observer.onCheck('pull-request', decision.conclusion, decision.rules);
  await judgeAgain(parts, job, decision);
  const at = repositoryOf(job);
  if (decision.isSetupWanted) await enqueueJob(parts.queue, { kind: 'keep-setup-issue', ...at });
  if (parts.awake.get(at.repositoryId) !== at.installationId) await wake(parts, at, decision);
  // A press must not get lost because nobody could say who may press.
  const isAnyPressUnsure = subject.presses.some(({ permission }) => permission.kind === 'unknown');
  if ((decision.isIncomplete || isAnyPressUnsure) && !run.isLastAttempt)
    throw new IncompleteFacts('Not everything could be read');
}

/** Once a process: whether it is the first pull request of all, the register tells. */
async function wake(parts: JobParts, at: RepositoryJob, { hasPlan }: Decision): Promise<void> {
  const job = { kind: 'wake-repository', ...at } as const;
  await enqueueJob(parts.queue, hasPlan ? { ...job, hasPlan } : job, { isSweep: true });
  parts.awake.set(at.repositoryId, at.installationId);
}

/** Comes back once, soon; where the defaults are not there then, the job fails and is tried again like any other. */
async function waitForDefaults(parts: JobParts, job: CheckPullRequestJob): Promise<void> {
  if (job.hasWaited === true)
    throw new Error('The defaults of the organisation or of `extends` are not read yet');
  await enqueueJob(parts.queue, { ...job, hasWaited: true }, { startAfterSeconds: DEFAULTS_DELAY_SECONDS });
}

async function rerunOf(
  client: RepositoryClient,
  { rerunOf: allowed, pressed }: CheckPullRequestJob,
  subject: PullRequestFacts,
): Promise<number | null> {
  if (pressed === undefined || !(await mayPressButton(client, subject, pressed.by))) return allowed ?? null;
  return Math.max(pressed.runId, allowed ?? 0);
}

async function publish(
  parts: JobParts,
  client: RepositoryClient,
  { repository, pullRequest }: PullRequestFacts,
  { effects }: Decision,
): Promise<void> {
  // The job's names may be stale after a rename, the facts' are not.
  const { owner, name: repo, id: repositoryId } = repository;
  const { refused } = await applyEffects(client, { owner, repo }, effects);
  for (const { effect, status, reason } of refused) {
    const ids = { repositoryId, number: pullRequest.number };
    parts.log.warn({ ...ids, effect, status, reason }, 'GitHub refused a write');
  }
}

/** A waiver with an end changes the verdict without any event. */
async function judgeAgain(
  parts: JobParts,
  job: CheckPullRequestJob,
  { judgeAgainAt }: Decision,
): Promise<void> {
  if (judgeAgainAt === null) return;
  const { installationId, repositoryId, owner, repo, number } = job;
  const startAfterSeconds = Math.max(1, Math.ceil((Date.parse(judgeAgainAt) - parts.now()) / 1000));
  const at = { kind: 'check-pull-request', installationId, repositoryId, owner, repo, number } as const;
  await enqueueJob(parts.queue, { ...at, conversation: true }, { startAfterSeconds });
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
    const reading = await read(parts, client, job, number);
    if (reading.kind === 'gone') continue;
    const { state, headSha } = reading.facts.pullRequest;
    if (state === 'open' && headSha === subject.pullRequest.headSha)
      siblings.push(await completeFacts(client, reading.facts, shared));
  }
  return siblings;
}

function read(
  parts: JobParts,
  client: RepositoryClient,
  job: CheckPullRequestJob,
  number: number,
  leftHead?: string,
): Promise<PullRequestReading> {
  const now = new Date(parts.now()).toISOString();
  const documents = parts.lookups.documentsOf(job.repositoryId);
  const { owner, repo, repositoryId } = job;
  const { appId } = parts;
  return fetchPullRequestFacts(client, {
    owner,
    repo,
    repositoryId,
    number,
    leftHead,
    now,
    documents,
    appId,
  });
}
