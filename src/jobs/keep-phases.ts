import { setTimeout as sleep } from 'node:timers/promises';
import { applyEffects } from '../github/apply-effects.ts';
import { fetchEditors } from '../github/fetch-editors.ts';
import { fetchLookups } from '../github/fetch-lookups.ts';
import { fetchMergedPullRequests } from '../github/fetch-merged-pull-requests.ts';
import { fetchPermission } from '../github/fetch-permission.ts';
import { fetchPhaseFacts, type PhaseReading } from '../github/fetch-phase-facts.ts';
import { fetchTeamMembers } from '../github/fetch-team-members.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { RepositoryFile } from '../handoff/facts.ts';
import type { PhaseFacts } from '../handoff/phases/phase-facts.ts';
import type { PhasesDecision, PhaseWants } from '../handoff/phases/plan-phases.ts';
import { RetryLater } from '../queue/queue.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { KeepPhasesJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { readExtendedDefaults, readOrganisationDefaults } from './read-defaults.ts';
import { clientFor } from './repository-client.ts';

/** The plan and its versions; teams and merges; permissions and editors: whoever asks on gets no answer. */
const MOST_ROUNDS = 6;
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
  parts.awake.set(job.repositoryId, job.installationId);
  const client = clientFor(parts, job, run);
  const made = new Set<number>();
  const refused = new Set<string>();
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const reading = await readWith(made, client, job, run);
    if (reading === null) return;
    const facts = await completeConfig(parts, job, reading, [...refused]);
    const decision = await decide(parts, job, client, facts, reading.baseSha);
    const { owner, name: repo } = reading.facts.repository;
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

async function completeConfig(
  parts: JobParts,
  job: KeepPhasesJob,
  { facts: { configFile, ...facts } }: PhaseReading,
  refused: readonly string[],
): Promise<PhaseFacts> {
  const organisation = await readOrganisationDefaults(parts, job);
  const extended = await readExtendedDefaults(parts, job, configFile);
  if (organisation.kind === 'being-read' || extended.kind === 'being-read')
    throw new IncompleteFacts('The defaults are being read');
  const file = (one: { readonly file: RepositoryFile | null }): RepositoryFile | null => one.file;
  return {
    ...facts,
    now: new Date(parts.now()).toISOString(),
    configFiles: { repository: configFile, organisation: file(organisation), extended: file(extended) },
    lookedUp: {},
    merges: null,
    permissions: {},
    members: {},
    editors: {},
    refused,
  };
}

async function decide(
  parts: JobParts,
  job: KeepPhasesJob,
  client: RepositoryClient,
  first: PhaseFacts,
  baseSha: string,
): Promise<PhasesDecision> {
  let facts = first;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const decision = await parts.pool.planPhases(facts);
    if (decision.isIncomplete) throw new IncompleteFacts('The plan or its record could not be read');
    if (decision.wants === null) return decision;
    facts = await withWanted(parts, job, client, facts, decision.wants, baseSha);
  }
  throw new IncompleteFacts('The phases led to more than can be read');
}

async function withWanted(
  parts: JobParts,
  job: KeepPhasesJob,
  client: RepositoryClient,
  facts: PhaseFacts,
  wants: PhaseWants,
  baseSha: string,
): Promise<PhaseFacts> {
  const { owner, name: repo, defaultBranch } = facts.repository;
  const scope = { owner, repo, baseSha, headSha: baseSha, number: 0, baseRefName: defaultBranch };
  const lookedUp =
    wants.lookups.length === 0
      ? {}
      : await fetchLookups(client, { ...scope, appLogin: facts.appLogin }, wants.lookups);
  const members = { ...facts.members };
  for (const team of wants.teams) members[team] = await fetchTeamMembers(client, team);
  const permissions = { ...facts.permissions };
  for (const login of wants.permissions)
    permissions[login] = await fetchPermission(client, { owner, repo, login });
  return {
    ...facts,
    lookedUp: { ...facts.lookedUp, ...lookedUp },
    members,
    permissions,
    editors: {
      ...facts.editors,
      // What was deleted meanwhile is nobody's word any more.
      ...Object.fromEntries(wants.editors.map((id) => [id, 'others' as const])),
      ...(wants.editors.length === 0 ? {} : await fetchEditors(client, wants.editors)),
    },
    ...(wants.mergedSince === null
      ? {}
      : { merges: await readMerges(parts, job, client, facts, wants.mergedSince) }),
  };
}

async function readMerges(
  parts: JobParts,
  job: KeepPhasesJob,
  client: RepositoryClient,
  { repository: { owner, name: repo, defaultBranch: baseRefName } }: PhaseFacts,
  since: string,
): Promise<PhaseFacts['merges']> {
  const before = parts.merges.get(job.repositoryId);
  const reading = await fetchMergedPullRequests(client, { owner, repo, baseRefName, since }, before);
  parts.merges.put(job, reading);
  const sinceMs = Date.parse(since);
  const merges = reading.merges.filter(({ mergedAt }) => Date.parse(mergedAt) >= sinceMs);
  return { kind: 'known', value: merges, isWhole: reading.isWhole };
}

/** Phases begin and end, and weeks pass, without any event. */
async function lookAgain(parts: JobParts, job: KeepPhasesJob, { nextAt }: PhasesDecision): Promise<void> {
  if (nextAt === null) return;
  const seconds = Math.ceil((Date.parse(nextAt) - parts.now()) / 1000);
  const startAfterSeconds = Math.min(LONGEST_WAIT_S, Math.max(1, seconds));
  await enqueueJob(parts.queue, job, { startAfterSeconds, isSweep: true });
}
