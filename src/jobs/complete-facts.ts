import { fetchPermission } from '../github/fetch-permission.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { needsPermission } from '../handoff/commands/needs-permission.ts';
import type { CommandComment, PullRequestFacts, SharedConfigFiles } from '../handoff/facts.ts';

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
