import { classifyGitHubError, GitHubError } from '../github/github-error.ts';
import { GiveUp, type Queue, RetryLater, type RunningJob } from '../queue/queue.ts';
import { answerIssue } from './answer-issue.ts';
import { type Caused, causedBy, presentCause } from './cause.ts';
import { checkInstallation } from './check-installation.ts';
import { checkMergeGroup } from './check-merge-group.ts';
import { checkPullRequest } from './check-pull-request.ts';
import { checkRepository } from './check-repository.ts';
import { followChange } from './follow-change.ts';
import { forgetInstallation } from './forget-installation.ts';
import { forgetRepositories } from './forget-repositories.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { Job } from './job.ts';
import type { JobOutcome } from './job-observer.ts';
import { keepPhases } from './keep-phases.ts';
import { keepReadiness } from './keep-readiness.ts';
import { keepSetupIssue } from './keep-setup-issue.ts';
import type { JobParts, JobRun } from './parts.ts';
import { QUEUES } from './queues.ts';
import { lookForTraces } from './recovery/look-for-traces.ts';
import { reconcileRepository } from './recovery/reconcile-repository.ts';
import { syncInstallation } from './recovery/sync-installation.ts';
import { refreshCachedFiles } from './refresh-cached-files.ts';
import { refreshConfigFile } from './refresh-config-file.ts';
import { reportUnread } from './report-unread.ts';
import { wakeRepository } from './wake-repository.ts';

/** The attempt at which somebody who waits for the check is told that Baton can't read what it needs. */
const TELL_AT_ATTEMPT = 3;

/** Starts to work on every queue. */
export async function workOnJobs(queue: Queue, parts: JobParts): Promise<void> {
  for (const { name } of QUEUES) {
    await queue.work(name, (running) => {
      const { delivery } = running.data as Caused;
      return causedBy(delivery, () => runJob(parts, running));
    });
  }
}

async function runJob(parts: JobParts, running: RunningJob): Promise<void> {
  const job = running.data as Job;
  const ids = idsOf(job, running);
  // Not by the judgements' clock, which tests set.
  const startedMs = performance.now();
  parts.log.debug(ids, 'A job begins');
  const end = (outcome: JobOutcome): void => {
    const run = {
      outcome,
      waitedMs: running.waitedMs,
      durationMs: Math.round(performance.now() - startedMs),
    };
    parts.observer.onJob(job.kind, run);
    parts.log.info({ ...ids, ...run }, 'A job has ended');
  };
  try {
    if (running.priority < 0) leaveReserve(parts, job);
    await perform(parts, job, running);
    end('done');
  } catch (error) {
    const settled = await settle(parts, job, running, error);
    end(settled.kind);
    if (settled.kind !== 'gone') throw settled.error;
  }
}

/** What every line on a run carries, so that one webhook can be followed to its check. */
function idsOf(job: Job, { key, attempt }: RunningJob): object {
  const { installationId } = job;
  return { delivery: presentCause(), job: job.kind, key, installationId, attempt };
}

/** Sweeps wait where little is left of the hour's budget; a check that somebody waits for may use all of it. */
function leaveReserve({ reserve }: JobParts, { installationId }: Job): void {
  const waitMs = reserve.waitMsOf(installationId);
  if (waitMs > 0) throw new RetryLater("What is left of the hour's budget is kept for checks", waitMs);
}

function perform(parts: JobParts, job: Job, run: JobRun): Promise<void> {
  switch (job.kind) {
    case 'check-pull-request':
      return checkPullRequest(parts, job, run);
    case 'check-merge-group':
      return checkMergeGroup(parts, job, run);
    case 'check-repository':
      return checkRepository(parts, job, run);
    case 'check-installation':
      return checkInstallation(parts, job);
    case 'wake-repository':
      return wakeRepository(parts, job);
    case 'follow-change':
      return followChange(parts, job);
    case 'keep-setup-issue':
      return keepSetupIssue(parts, job, run);
    case 'keep-phases':
      return keepPhases(parts, job, run);
    case 'answer-issue':
      return answerIssue(parts, job, run);
    case 'keep-readiness':
      return keepReadiness(parts, job, run);
    case 'reconcile-repository':
      return reconcileRepository(parts, job, run);
    case 'look-for-traces':
      return lookForTraces(parts, job, run);
    case 'sync-installation':
      return syncInstallation(parts, job, run);
    case 'refresh-config-file':
      return refreshConfigFile(parts, job, run);
    case 'refresh-cached-files':
      return refreshCachedFiles(parts, job);
    case 'forget-repositories':
      return forgetRepositories(parts, job);
    case 'forget-installation':
      return forgetInstallation(parts, job);
  }
}

type Settled = { readonly kind: 'gone' } | { readonly kind: 'retry' | 'failed'; readonly error: Error };

/** The one place that decides whether a failed job is tried again, given up, or no longer wanted. */
async function settle(parts: JobParts, job: Job, running: RunningJob, error: unknown): Promise<Settled> {
  const fault = error instanceof Error ? error : new Error('A job threw no error object', { cause: error });
  if (fault instanceof RetryLater) return { kind: 'retry', error: fault };
  const failure = classifyGitHubError(error);
  const ids = idsOf(job, running);
  switch (failure.kind) {
    case 'gone':
      // Else it would be due for ever.
      if (job.kind === 'keep-readiness' || job.kind === 'reconcile-repository')
        await parts.register.forgetRepository(job);
      return { kind: 'gone' };
    case 'retry-after': {
      // GitHub's reset and the queue's gates go by the real time, whatever time is judged by.
      const waitMs = 'atMs' in failure ? failure.atMs - Date.now() : failure.afterMs;
      const untilMs = Date.now() + waitMs;
      await parts.queue.closeGate(job.installationId, untilMs);
      parts.observer.onGateClosed();
      parts.log.warn({ ...ids, untilMs }, 'GitHub asks to wait');
      return {
        kind: 'retry',
        error: new RetryLater('GitHub asks to wait', Math.max(0, waitMs), { cause: fault }),
      };
    }
    case 'forbidden':
      await tellUnread(parts, job, running, fault);
      parts.log.warn({ ...ids, permission: failure.permission }, 'The App lacks a permission');
      return { kind: 'failed', error: new GiveUp(fault.message, { cause: fault }) };
    case 'transient':
    case 'unauthorized':
    case 'bug':
      await tellUnread(parts, job, running, fault);
      parts.log.warn({ ...ids, error: describe(fault) }, 'A job failed');
      // The queue logs and keeps the message: it must be one of ours.
      return {
        kind: running.isLastAttempt ? 'failed' : 'retry',
        error: fault instanceof GitHubError ? fault : new Error(describe(fault), { cause: fault }),
      };
  }
}

/** A required check is never left unreported: after a few tries the check says that Baton could not read. */
async function tellUnread(parts: JobParts, job: Job, running: RunningJob, fault: Error): Promise<void> {
  if (job.kind !== 'check-pull-request' && job.kind !== 'check-merge-group') return;
  // A pull request's check already says what could be read.
  if (job.kind === 'check-pull-request' && fault instanceof IncompleteFacts) return;
  if (job.headSha === undefined || running.signal.aborted || !isTimeToTell(job, running, fault)) return;
  try {
    await reportUnread(parts, { ...job, headSha: job.headSha }, running);
  } catch (error) {
    // The same trouble that failed the job; its next attempt goes on as if nothing had been tried.
    parts.log.warn(
      { ...idsOf(job, running), error: describe(error), cause: describe(fault) },
      'Could not report either',
    );
  }
}

/** A merge queue waits an hour by default: it is told only when nothing more will be tried. */
function isTimeToTell(job: Job, { attempt, isLastAttempt }: RunningJob, fault: Error): boolean {
  if (classifyGitHubError(fault).kind === 'forbidden') return true;
  return job.kind === 'check-merge-group' ? isLastAttempt : attempt === TELL_AT_ATTEMPT;
}

/** Only what carries no text of users: our own errors' messages, or else the kind of error and where it arose. */
function describe(error: unknown): string {
  if (error instanceof GitHubError) return error.message;
  if (!(error instanceof Error)) return typeof error;
  const [, frame = ''] = (error.stack ?? '').split('\n    at ');
  return `${error.name} at ${frame.split('\n', 1)[0]?.split('/').pop() ?? ''}`;
}
