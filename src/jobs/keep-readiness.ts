import { setTimeout as sleep } from 'node:timers/promises';
import { applyEffects } from '../github/apply-effects.ts';
import { fetchReadinessFacts, type ReadinessReading } from '../github/fetch-readiness-facts.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { ReadinessDecision } from '../handoff/readiness/plan-readiness.ts';
import { RetryLater } from '../queue/queue.ts';
import { collectGarbage } from './collect-garbage.ts';
import { decideOnReadiness } from './decide-on-readiness.ts';
import type { KeepReadinessJob, RepositoryJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { clientFor } from './repository-client.ts';

/** Should the first look at a repository fail for good, it is taken up again after this time. */
const FAILED_LOOK_MS = 900_000;
/** Of a fork, an archive, an empty repository. */
const NOTHING_DUE = { dueAtMs: null, publicScore: null } as const;
/** A refused Discussion leads to the standing issue, and that to its first comment; one more to see that all is done. */
const MOST_PASSES = 4;
/** What was just made may not be listed yet. */
const SETTLE_MS = 1_000;
const MOST_SETTLES = 3;
const UNSETTLED_RETRY_MS = 30_000;

/** Posts the report of the week where it is not there yet, renews it where somebody asked, and keeps the drills (DESIGN 6). */
export async function keepReadiness(parts: JobParts, job: KeepReadinessJob, run: JobRun): Promise<void> {
  parts.awake.set(job.repositoryId, job.installationId);
  await parts.register.see(job, FAILED_LOOK_MS);
  try {
    await look(parts, job, run);
  } catch (error) {
    // A look that waits for its turn to write would be put in again as due, and read everything before its turn.
    if (error instanceof RetryLater) await parts.register.putOff([job], error.retryAfterMs + FAILED_LOOK_MS);
    throw error;
  }
}

async function look(parts: JobParts, job: KeepReadinessJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const made = new Set<number>();
  const refused = new Set<string>();
  for (let pass = 1; ; pass += 1) {
    const reading = await readWith(made, parts, client, job, run);
    // It stays known: an archive that is opened again or an empty repository that is filled goes on by itself.
    if (reading === null) return parts.register.put(job, NOTHING_DUE);
    const wish = { refused: [...refused], isAsked: job.isAsked === true };
    const decision = await decideOnReadiness(parts, job, client, reading, wish);
    const { owner, name: repo } = reading.facts.repository;
    const applied = await applyEffects(client, { owner, repo }, decision.effects);
    for (const refusal of applied.refused) {
      refused.add(refusal.effect);
      parts.log.warn({ repositoryId: job.repositoryId, ...refusal }, 'GitHub refused a write');
    }
    for (const number of applied.createdIssues) made.add(number);
    const isRefusedAnew = applied.refused.length > 0;
    if (pass < MOST_PASSES && (decision.leadsToMore || isRefusedAnew)) continue;
    return note(parts, { ...job, owner, repo }, decision);
  }
}

/** Reads until all issues that were made are listed: what is overlooked would be made twice. */
async function readWith(
  made: ReadonlySet<number>,
  parts: JobParts,
  client: RepositoryClient,
  job: KeepReadinessJob,
  { signal }: JobRun,
): Promise<ReadinessReading | null> {
  const { owner, repo, repositoryId } = job;
  const documents = parts.lookups.documentsOf(repositoryId);
  for (let turn = 1; turn <= MOST_SETTLES; turn += 1) {
    const now = new Date(parts.now()).toISOString();
    const granted = parts.github.permissionsOf(job.installationId);
    // Asked for without the permission, GitHub would refuse the whole query.
    const withDiscussions = granted === null || granted['discussions'] !== undefined;
    const wish = { owner, repo, repositoryId, appId: parts.appId, now, documents, withDiscussions };
    const reading = await fetchReadinessFacts(client, wish);
    if (reading === null) return null;
    const { reportIssue, drills } = reading.facts;
    const listed = new Set(
      [...(reportIssue === null ? [] : [reportIssue]), ...drills].map(({ number }) => number),
    );
    if ([...made].every((number) => listed.has(number))) return reading;
    await sleep(SETTLE_MS, undefined, { signal });
  }
  throw new RetryLater('GitHub does not list yet what was made', UNSETTLED_RETRY_MS);
}

/** As much as some twenty looks leave behind is held, not what those of a whole sweep do. */
const LOOKS_BETWEEN_COLLECTIONS = 25;
let looks = 0;

/** The register is told when to look again, and what the badge may show. */
async function note(parts: JobParts, at: RepositoryJob, decision: ReadinessDecision): Promise<void> {
  const { nextDueAt, publicScore } = decision;
  const dueAtMs = nextDueAt === null ? null : Date.parse(nextDueAt);
  await parts.register.put(at, { dueAtMs, publicScore });
  looks += 1;
  if (looks % LOOKS_BETWEEN_COLLECTIONS === 0) collectGarbage();
}
