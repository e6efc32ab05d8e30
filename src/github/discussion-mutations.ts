import type { Effect } from '../handoff/effects/effect.ts';
import type { RepositoryClient } from './repository-client.ts';
import { sendMutation } from './send-mutation.ts';

export const CREATE_DISCUSSION = `
mutation CreateDiscussion($repositoryId: ID!, $categoryId: ID!, $title: String!, $body: String!) {
  createDiscussion(input: { repositoryId: $repositoryId, categoryId: $categoryId, title: $title, body: $body }) {
    discussion { id }
  }
}`;

export const UPDATE_DISCUSSION = `
mutation UpdateDiscussion($discussionId: ID!, $title: String!, $body: String!) {
  updateDiscussion(input: { discussionId: $discussionId, title: $title, body: $body }) {
    discussion { id }
  }
}`;

/** Opens a discussion. Throws `GitHubError` as `sendMutation` does. */
export async function createDiscussion(
  client: RepositoryClient,
  effect: Omit<Extract<Effect, { readonly kind: 'create-discussion' }>, 'kind'>,
): Promise<void> {
  const { repositoryNodeId: repositoryId, categoryId, title, body } = effect;
  await sendMutation(client, CREATE_DISCUSSION, { repositoryId, categoryId, title, body });
}

/** Writes a discussion anew. Throws `GitHubError` as `sendMutation` does. */
export async function updateDiscussion(
  client: RepositoryClient,
  effect: Omit<Extract<Effect, { readonly kind: 'update-discussion' }>, 'kind'>,
): Promise<void> {
  const { nodeId: discussionId, title, body } = effect;
  await sendMutation(client, UPDATE_DISCUSSION, { discussionId, title, body });
}
