import type { RepositoryClient } from './repository-client.ts';
import { sendMutation } from './send-mutation.ts';

export const MINIMIZE_COMMENT = `
mutation MinimizeComment($subjectId: ID!) {
  minimizeComment(input: { subjectId: $subjectId, classifier: RESOLVED }) {
    minimizedComment { isMinimized }
  }
}`;

export const UNMINIMIZE_COMMENT = `
mutation UnminimizeComment($subjectId: ID!) {
  unminimizeComment(input: { subjectId: $subjectId }) {
    unminimizedComment { isMinimized }
  }
}`;

export const REMOVE_REACTION = `
mutation RemoveReaction($subjectId: ID!, $content: ReactionContent!) {
  removeReaction(input: { subjectId: $subjectId, content: $content }) {
    reaction { content }
  }
}`;

/** Hides a comment as resolved. Throws `GitHubError`, `gone` where the comment was deleted. */
export async function minimizeComment(client: RepositoryClient, nodeId: string): Promise<void> {
  await sendMutation(client, MINIMIZE_COMMENT, { subjectId: nodeId });
}

/** Shows a comment again. Throws `GitHubError`, `gone` where the comment was deleted. */
export async function unminimizeComment(client: RepositoryClient, nodeId: string): Promise<void> {
  await sendMutation(client, UNMINIMIZE_COMMENT, { subjectId: nodeId });
}

/** Takes the app's own reaction off a comment. Throws `GitHubError`, `gone` where the comment was deleted. */
export async function removeReaction(
  client: RepositoryClient,
  nodeId: string,
  content: 'CONFUSED',
): Promise<void> {
  await sendMutation(client, REMOVE_REACTION, { subjectId: nodeId, content });
}
