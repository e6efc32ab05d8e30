import type { Repository } from '../../store/entities.ts';
import type { CommitView } from '../page/commit-page.ts';

const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const SHOWN_FILES = 100;

/** A commit with what it changes; null where there is none. */
export async function readCommit({ git }: Repository, sha: string): Promise<CommitView | null> {
  const commit = FULL_SHA.test(sha) ? await git.commit(sha) : null;
  if (commit === null) return null;
  const [parent] = commit.parents;
  const files = parent === undefined ? [] : await git.changedFiles(parent, sha);
  const [headline = '', ...rest] = commit.message.split('\n');
  return {
    sha,
    headline,
    body: rest.join('\n').trim(),
    author: commit.author.name,
    at: commit.committer.date,
    files: files
      .slice(0, SHOWN_FILES)
      .map(({ path, additions, deletions }) => ({ path, additions, deletions })),
    fileCount: files.length,
  };
}
