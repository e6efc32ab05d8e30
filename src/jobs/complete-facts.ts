import { fetchNamedIssues } from '../github/fetch-named-issues.ts';
import { fetchPermission } from '../github/fetch-permission.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { needsPermission } from '../handoff/commands/needs-permission.ts';
import type { CommandComment, PullRequestFacts, SharedConfigFiles } from '../handoff/facts.ts';
import type { WantedIssues } from '../handoff/judging/wanted-issues.ts';

/**
 * Adds what the one query can't give: the configuration of other repositories, and the permission of those whose
 * commands are not answered yet.
 */
export async function completeFacts(
  client: RepositoryClient,
  facts: PullRequestFacts,
  shared: SharedConfigFiles,
): Promise<PullRequestFacts> {
  const configFiles = { ...facts.configFiles, ...shared };
  const { commands } = facts.pullRequest;
  if (commands.kind === 'unknown' || !commands.value.some(needsPermission)) return { ...facts, configFiles };
  const value: CommandComment[] = [];
  for (const comment of commands.value) value.push(await withPermission(client, facts, comment));
  return { ...facts, configFiles, pullRequest: { ...facts.pullRequest, commands: { kind: 'known', value } } };
}

async function withPermission(
  client: RepositoryClient,
  { repository: { owner, name: repo } }: PullRequestFacts,
  comment: CommandComment,
): Promise<CommandComment> {
  const login = comment.author?.login;
  if (login === undefined || !needsPermission(comment)) return comment;
  return { ...comment, authorPermission: await fetchPermission(client, { owner, repo, login }) };
}

type Group = readonly [PullRequestFacts, ...PullRequestFacts[]];

/**
 * Judges; and where a description does not suffice but names issues that nobody has read yet, reads them and
 * judges once more. Descriptions that stand by themselves cost no further query.
 */
export async function judgeWithIssues<Decision extends { readonly wantedIssues: readonly WantedIssues[] }>(
  client: RepositoryClient,
  group: Group,
  judge: (group: Group) => Promise<Decision>,
): Promise<Decision> {
  const decision = await judge(group);
  if (decision.wantedIssues.length === 0) return decision;
  const [first, ...others] = group;
  const complete: [PullRequestFacts, ...PullRequestFacts[]] = [
    await withIssues(client, first, decision.wantedIssues),
  ];
  for (const facts of others) complete.push(await withIssues(client, facts, decision.wantedIssues));
  return judge(complete);
}

async function withIssues(
  client: RepositoryClient,
  facts: PullRequestFacts,
  wanted: readonly WantedIssues[],
): Promise<PullRequestFacts> {
  const { pullRequest, repository } = facts;
  const numbers = wanted.find((entry) => entry.pullRequest === pullRequest.number)?.issues ?? [];
  if (numbers.length === 0 || pullRequest.linkedIssues.kind === 'unknown') return facts;
  const named = await fetchNamedIssues(client, { owner: repository.owner, repo: repository.name, numbers });
  const linkedIssues =
    named.kind === 'unknown'
      ? named
      : ({ kind: 'known', value: [...pullRequest.linkedIssues.value, ...named.value] } as const);
  return { ...facts, pullRequest: { ...pullRequest, linkedIssues, areNamedIssuesRead: true } };
}
