import { fetchLookups } from '../github/fetch-lookups.ts';
import { fetchNamedIssues } from '../github/fetch-named-issues.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { Fetched, PullRequestFacts } from '../handoff/facts.ts';
import type { Wants } from '../handoff/judging/wants.ts';
import { type LookupAnswer, lookupKey } from '../handoff/lookups/lookup.ts';
import type { LookupCache, LookupPlace } from './lookup-cache.ts';

/**
 * A judgement asks at most so often for more: for documents; for what those refer to; for the texts that tell whether
 * that still holds. Whoever asks on gets no answer.
 */
const MOST_ROUNDS = 4;

export type Group = readonly [PullRequestFacts, ...PullRequestFacts[]];

export interface JudgingParts {
  readonly client: RepositoryClient;
  readonly lookups: LookupCache;
  readonly installationId: number;
  /** The commit that files which pull requests touch are read at: each one's own head where not told. */
  readonly headSha?: string;
}

/**
 * Judges; and where the rules want to know more, such as what a runbook refers to or what an issue says, reads that and
 * judges once more. What was read of a commit is kept, so that most pull requests cost no further query.
 */
export async function judgeCompletely<Decision extends { readonly wants: readonly Wants[] }>(
  parts: JudgingParts,
  group: Group,
  judge: (group: Group) => Promise<Decision>,
): Promise<Decision> {
  let known = mapGroup(group, (facts) => withKept(parts, facts));
  for (let round = 1; ; round += 1) {
    const decision = await judge(known);
    if (decision.wants.length === 0 || round > MOST_ROUNDS) return decision;
    const read: PullRequestFacts[] = [];
    for (const facts of known) {
      const wants = decision.wants.find(({ pullRequest }) => pullRequest === facts.pullRequest.number);
      if (wants === undefined) read.push(facts);
      else if (round === MOST_ROUNDS) read.push(withoutAnswers(facts, wants));
      else read.push(await withWanted(parts, facts, wants));
    }
    known = asGroup(read, known);
  }
}

function mapGroup([first, ...others]: Group, change: (facts: PullRequestFacts) => PullRequestFacts): Group {
  return [change(first), ...others.map(change)];
}

function asGroup([first, ...others]: readonly PullRequestFacts[], before: Group): Group {
  return first === undefined ? before : [first, ...others];
}

function placeOf({ installationId, headSha }: JudgingParts, facts: PullRequestFacts): LookupPlace {
  const { repository, pullRequest } = facts;
  return {
    installationId,
    repositoryId: repository.id,
    baseSha: pullRequest.baseSha,
    headSha: headSha ?? pullRequest.headSha,
  };
}

function withKept(parts: JudgingParts, facts: PullRequestFacts): PullRequestFacts {
  return { ...facts, lookedUp: { ...parts.lookups.get(placeOf(parts, facts)), ...facts.lookedUp } };
}

async function withWanted(
  parts: JudgingParts,
  facts: PullRequestFacts,
  { issues, lookups }: Wants,
): Promise<PullRequestFacts> {
  const read = await withIssues(parts.client, facts, issues);
  if (lookups.length === 0) return read;
  const { repository, pullRequest, appLogin } = facts;
  const place = placeOf(parts, facts);
  const answers = await fetchLookups(
    parts.client,
    {
      owner: repository.owner,
      repo: repository.name,
      number: pullRequest.number,
      baseRefName: pullRequest.baseRefName,
      baseSha: place.baseSha,
      headSha: place.headSha,
      appLogin,
    },
    lookups,
  );
  parts.lookups.put(place, lookups, answers);
  return { ...read, lookedUp: { ...facts.lookedUp, ...answers } };
}

async function withIssues(
  client: RepositoryClient,
  facts: PullRequestFacts,
  numbers: readonly number[],
): Promise<PullRequestFacts> {
  const { pullRequest, repository } = facts;
  if (numbers.length === 0 || pullRequest.linkedIssues.kind === 'unknown') return facts;
  const named = await fetchNamedIssues(client, { owner: repository.owner, repo: repository.name, numbers });
  const linkedIssues =
    named.kind === 'unknown'
      ? named
      : ({ kind: 'known', value: [...pullRequest.linkedIssues.value, ...named.value] } as const);
  return { ...facts, pullRequest: { ...pullRequest, linkedIssues, areNamedIssuesRead: true } };
}

function withoutAnswers(facts: PullRequestFacts, { lookups }: Wants): PullRequestFacts {
  const unanswered: Record<string, Fetched<LookupAnswer>> = {};
  for (const lookup of lookups) {
    unanswered[lookupKey(lookup)] = {
      kind: 'unknown',
      reason: 'one thing led to too many others to be read',
    };
  }
  return { ...facts, lookedUp: { ...facts.lookedUp, ...unanswered } };
}
