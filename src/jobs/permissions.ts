import { fetchPermission } from '../github/fetch-permission.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { isWriter } from '../handoff/commands/judge-permission.ts';
import type { PullRequestFacts } from '../handoff/facts.ts';

/** Whether a button's press counts: by somebody with write access, or by the pull request's author. */
export async function mayPressButton(
  client: RepositoryClient,
  facts: PullRequestFacts,
  login: string,
): Promise<boolean> {
  const { author } = facts.pullRequest;
  if (author?.isBot === false && author.login.toLowerCase() === login.toLowerCase()) return true;
  const { owner, name: repo } = facts.repository;
  const permission = await fetchPermission(client, { owner, repo, login });
  return permission.kind === 'known' && isWriter(permission.value);
}
