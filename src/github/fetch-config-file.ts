import type { RepositoryFile } from '../handoff/facts.ts';
import { incompleteAnswer, isNotFound } from './graphql-answer.ts';
import type { FileEntryNode } from './pull-request-answer.ts';
import { FILE_FRAGMENT, RATE_LIMIT } from './pull-request-query.ts';
import { readFileEntry } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

export const CONFIG_FILE_QUERY = `
query ConfigFile($owner: String!, $repo: String!, $path: String!) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    defaultBranchRef { target { ... on Commit { file(path: $path) { ...FileEntry } } } }
  }
}
${FILE_FRAGMENT}`;

interface ConfigFileAnswer {
  readonly repository: {
    readonly defaultBranchRef: {
      readonly target: { readonly file?: FileEntryNode | null } | null;
    } | null;
  } | null;
}

/** A file on the default branch of another repository; null where the file or the repository is not there. */
export async function fetchConfigFile(
  client: RepositoryClient,
  { owner, repo, path }: { readonly owner: string; readonly repo: string; readonly path: string },
): Promise<RepositoryFile | null> {
  const { data, problems } = await client.graphql<ConfigFileAnswer>(CONFIG_FILE_QUERY, { owner, repo, path });
  if (data.repository === null && !isNotFound(problems, ['repository'])) {
    throw incompleteAnswer(problems, 'the repository');
  }
  const entry = data.repository?.defaultBranchRef?.target?.file;
  return readFileEntry(path, entry, problems, ['repository', 'defaultBranchRef']);
}
