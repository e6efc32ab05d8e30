import type { EditedBy } from '../handoff/phases/phase-facts.ts';
import { incompleteAnswer } from './graphql-answer.ts';
import type { PersonNode } from './pull-request-answer.ts';
import { ACTOR_FRAGMENT, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf } from './read-nodes.ts';
import { isSame } from './read-phase-issues.ts';
import type { RepositoryClient } from './repository-client.ts';

/** Texts a query, and edits of each: a text with more edits counts as edited by others. */
const TEXTS_A_QUERY = 50;
const EDITS_READ = 50;

export const EDITORS_QUERY = `
query Editors($ids: [ID!]!) {
  ${RATE_LIMIT}
  nodes(ids: $ids) {
    ... on Node { id }
    ... on Comment { author { ...Person } editor { ...Person } }
    ... on IssueComment { userContentEdits(first: ${EDITS_READ}) { ...Edits } }
    ... on PullRequest { userContentEdits(first: ${EDITS_READ}) { ...Edits } }
  }
}
fragment Edits on UserContentEditConnection { totalCount nodes { editor { ...Person } } }
${ACTOR_FRAGMENT}`;

/** Problems that another try does not mend. */
const SETTLED: ReadonlySet<string> = new Set(['NOT_FOUND', 'FORBIDDEN']);

interface EditedNode {
  readonly id: string;
  readonly author?: PersonNode | null;
  readonly editor?: PersonNode | null;
  readonly userContentEdits?: {
    readonly totalCount: number;
    readonly nodes: readonly ({ readonly editor: PersonNode | null } | null)[] | null;
  } | null;
}

/** Whether the authors alone edited their texts (comments, pull requests), by node id; what is gone is left out. Throws `GitHubError`. */
export async function fetchEditors(
  client: RepositoryClient,
  nodeIds: readonly string[],
): Promise<Record<string, Exclude<EditedBy, 'unread'>>> {
  const found: Record<string, Exclude<EditedBy, 'unread'>> = {};
  for (let start = 0; start < nodeIds.length; start += TEXTS_A_QUERY) {
    const ids = nodeIds.slice(start, start + TEXTS_A_QUERY);
    const { data, problems } = await client.graphql<{
      readonly nodes: readonly (EditedNode | null)[] | null;
    }>(EDITORS_QUERY, { ids });
    // Doubt counts against a text for good, so trouble that passes is no doubt.
    if (data.nodes === null || problems.some(({ type }) => !SETTLED.has(type)))
      throw incompleteAnswer(problems, 'who edited what');
    for (const node of entriesOf(data.nodes)) found[node.id] = isByAuthorAlone(node) ? 'author' : 'others';
  }
  return found;
}

/** When in doubt, others did: an edit by an account that is gone, or a record too long to be read whole. */
function isByAuthorAlone({ author = null, editor = null, userContentEdits }: EditedNode): boolean {
  const edits = entriesOf(userContentEdits?.nodes);
  if (!userContentEdits || edits.length < userContentEdits.totalCount) return false;
  return [editor, ...edits.map((edit) => edit.editor)].every((person) => isSame(person, author));
}
