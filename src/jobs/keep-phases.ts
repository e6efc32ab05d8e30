import { setTimeout as sleep } from 'node:timers/promises';
import { applyEffects } from '../github/apply-effects.ts';
import { fetchPhaseFacts, type PhaseReading } from '../github/fetch-phase-facts.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { PhasesDecision } from '../handoff/phases/plan-phases.ts';
import { RetryLater } from '../queue/queue.ts';
import { decideOnPhases } from './decide-on-phases.ts';
import type { KeepPhasesJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { clientFor } from './repository-client.ts';

/** New phases take three readings: issues, their milestones, and the issues put into them. One more to see that all is done. */
const MOST_PASSES = 5;
/** Time by itself changes phases, and GitHub loses deliveries: a repository with open phases is looked at daily. */
const LONGEST_WAIT_S = 24 * 3600;
/** What was just made may not be listed yet. */
const SETTLE_MS = 1_000;
const MOST_SETTLES = 3;
const UNSETTLED_RETRY_MS = 30_000;

/** Keeps the issues and milestones of the plan's phases, and answers what people write there (DESIGN 5). */
export async function keepPhases(parts: JobParts, job: KeepPhasesJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const made = new Set<number>();
  const refused = new Set<string>();
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const reading = await readWith(made, client, job, run);
    if (reading === null) return;
    const decision = await decideOnPhases(parts, job, client, reading, [...refused]);
    const { owner, name: repo } = reading.facts.repository;
    // The reaction is the record that it was asked for: the job comes first.
    if (decision.isReportAsked)
      await enqueueJob(parts.queue, { ...job, kind: 'keep-readiness', isAsked: true });
    const applied = await applyEffects(client, { owner, repo }, decision.effects);
    for (const refusal of applied.refused) {
      refused.add(refusal.effect);
      parts.log.warn({ repositoryId: job.repositoryId, ...refusal }, 'GitHub refused a write');
    }
    for (const number of applied.createdIssues) made.add(number);
    if (pass === MOST_PASSES || !leadsToMore(decision)) return lookAgain(parts, job, decision);
  }
}

/** Whether what was tried makes more to write: an issue its milestone, a milestone its issue, a refused one a word on it. */
function leadsToMore({ effects }: PhasesDecision): boolean {
  return effects.some(({ kind }) => kind === 'create-issue' || kind === 'create-milestone');
}

/** Reads until all that was made is listed: what is overlooked would be made twice. */
async function readWith(
  made: ReadonlySet<number>,
  client: RepositoryClient,
  job: KeepPhasesJob,
  { signal }: JobRun,
): Promise<PhaseReading | null> {
  for (let turn = 1; turn <= MOST_SETTLES; turn += 1) {
    const reading = await fetchPhaseFacts(client, job);
    if (reading === null) return null;
    const listed = new Set(reading.facts.issues.map(({ number }) => number));
    if ([...made].every((number) => listed.has(number))) return reading;
    await sleep(SETTLE_MS, undefined, { signal });
  }
  throw new RetryLater('GitHub does not list yet what was made', UNSETTLED_RETRY_MS);
}

/** Phases begin and end, and weeks pass, without any event. */
async function lookAgain(parts: JobParts, job: KeepPhasesJob, { nextAt }: PhasesDecision): Promise<void> {
  if (nextAt === null) return;
  const seconds = Math.ceil((Date.parse(nextAt) - parts.now()) / 1000);
  const startAfterSeconds = Math.min(LONGEST_WAIT_S, Math.max(1, seconds));
  await enqueueJob(parts.queue, job, { startAfterSeconds, isSweep: true });
}
