import { runGit } from '../../git/git-command.ts';
import type { HistoryCommit } from './read-history.ts';

/** A commit with when and by whom it came. */
export interface PastCommit extends HistoryCommit {
  readonly committerName: string;
  readonly committerEmail: string;
  /** ISO 8601. */
  readonly authoredAt: string;
  /** ISO 8601. */
  readonly committedAt: string;
}

/** Enough for a quarter of a year of a busy repository, and read within a second. */
const READ_COMMITS = 6_000;
const FORMAT = ['%H', '%P', '%an', '%ae', '%cn', '%ce', '%aI', '%cI', '%B'].join('%n');
const QUIET = ['--no-show-signature', '--no-notes', '--no-decorate', '--no-color', '--encoding=UTF-8'];

/** The newest commits that can be reached from one, newest first, on whatever branch they were made. */
export async function readPast(gitDir: string, headSha: string): Promise<readonly PastCommit[]> {
  const args = ['log', '-z', ...QUIET, `--max-count=${READ_COMMITS}`, `--format=${FORMAT}`, headSha, '--'];
  return (await runGit(gitDir, args)).toString().split('\0').filter(Boolean).map(parseRecord);
}

function parseRecord(record: string): PastCommit {
  const [sha = '', parents = '', authorName = '', authorEmail = '', ...rest] = record.split('\n');
  const [committerName = '', committerEmail = '', authoredAt = '', committedAt = '', ...message] = rest;
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    authorName,
    authorEmail,
    committerName,
    committerEmail,
    authoredAt: new Date(authoredAt).toISOString(),
    committedAt: new Date(committedAt).toISOString(),
    message: message.join('\n'),
  };
}
