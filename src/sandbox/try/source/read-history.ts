import { runGit } from '../../git/git-command.ts';

/** A commit as `git log` tells it. */
export interface HistoryCommit {
  readonly sha: string;
  /** Empty for a first commit, and where a shallow clone ends. */
  readonly parents: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  readonly message: string;
}

const FORMAT = '%H%n%P%n%an%n%ae%n%B';
const QUIET = ['--no-show-signature', '--no-notes', '--no-decorate', '--no-color', '--encoding=UTF-8'];

/** The newest commits that `revisions` and options such as `--first-parent` choose, newest first; never more than `limit`. */
export async function readHistory(
  gitDir: string,
  limit: number,
  revisions: readonly string[],
): Promise<readonly HistoryCommit[]> {
  const args = ['log', '-z', ...QUIET, `--max-count=${limit}`, `--format=${FORMAT}`, ...revisions, '--'];
  const records = (await runGit(gitDir, args)).toString().split('\0').filter(Boolean);
  return records.map(parseRecord);
}

function parseRecord(record: string): HistoryCommit {
  const [sha = '', parents = '', authorName = '', authorEmail = '', ...message] = record.split('\n');
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    authorName,
    authorEmail,
    message: message.join('\n'),
  };
}
