import { splitMessage } from './merge-message.ts';
import type { HistoryCommit } from './read-history.ts';

/** Commits of one pull request whose messages make up its description. */
export const DESCRIBED_COMMITS = 20;

/** As GitHub writes commits (newest first) into a description: one commit's text, or a list of several. */
export function describeCommits(commits: readonly HistoryCommit[]): string {
  const texts = commits
    .slice(0, DESCRIBED_COMMITS)
    .map((commit) => splitMessage(commit.message))
    .toReversed();
  if (texts.length === 1) return texts[0]?.[1] ?? '';
  return texts.map(([subject, body]) => `* ${subject}${body ? `\n\n${body}` : ''}`).join('\n\n');
}
