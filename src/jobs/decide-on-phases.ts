import { fetchEditors } from '../github/fetch-editors.ts';
import { fetchLookups } from '../github/fetch-lookups.ts';
import { fetchMergedPullRequests } from '../github/fetch-merged-pull-requests.ts';
import { fetchPermission } from '../github/fetch-permission.ts';
import type { PhaseReading } from '../github/fetch-phase-facts.ts';
import { fetchTeamMembers } from '../github/fetch-team-members.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { PhaseFacts } from '../handoff/phases/phase-facts.ts';
import type { PhasesDecision, PhaseWants } from '../handoff/phases/plan-phases.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { RepositoryJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { readConfigFiles } from './read-config-files.ts';

/** The plan and its versions; teams and merges; permissions and editors: whoever asks on gets no answer. */
const MOST_ROUNDS = 6;

/**
 * Judges the phases of the plan, and reads whatever that takes. `refused` are kinds of writes that GitHub refused before.
 * Throws `IncompleteFacts` where not everything could be read.
 */
export async function decideOnPhases(
  parts: JobParts,
  job: RepositoryJob,
  client: RepositoryClient,
  reading: PhaseReading,
  refused: readonly string[],
): Promise<PhasesDecision> {
  let facts = await completeConfig(parts, job, reading, refused);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const decision = await parts.pool.planPhases(facts);
    if (decision.isIncomplete) throw new IncompleteFacts('The plan or its record could not be read');
    if (decision.wants === null) return decision;
    facts = await withWanted(parts, job, client, facts, decision.wants, reading.baseSha);
  }
  throw new IncompleteFacts('The phases led to more than can be read');
}

async function completeConfig(
  parts: JobParts,
  job: RepositoryJob,
  { facts: { configFile, ...facts } }: PhaseReading,
  refused: readonly string[],
): Promise<PhaseFacts> {
  return {
    ...facts,
    now: new Date(parts.now()).toISOString(),
    configFiles: await readConfigFiles(parts, job, configFile),
    lookedUp: {},
    merges: null,
    permissions: {},
    members: {},
    editors: {},
    refused,
  };
}

async function withWanted(
  parts: JobParts,
  job: RepositoryJob,
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
  job: RepositoryJob,
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
