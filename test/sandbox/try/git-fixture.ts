import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const WHO = { NAME: 'Jana Körner', EMAIL: 'jana@example.com' };

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-try-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs Git in a folder and gives what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(WHO).map(([key, value]) => [`GIT_${role}_${key}`, value] as const),
  );
  const env = { ...process.env, ...Object.fromEntries(identity), GIT_CONFIG_GLOBAL: '/dev/null' };
  return execFileSync('git', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** An empty repository. */
export function newRepository(): string {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  return folder;
}

/** Commits one file under a message. */
export function commit(folder: string, message: string, file = 'notes.md', text = message): string {
  writeFileSync(join(folder, file), `${text}\n`);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}

/** Merges a branch of one commit as GitHub does. */
export function mergePullRequest(
  folder: string,
  number: number,
  message: string,
  commitMessage: string,
): string {
  git(folder, 'checkout', '--quiet', '-b', `topic-${number}`);
  const head = commit(folder, commitMessage, `file-${number}.md`);
  git(folder, 'checkout', '--quiet', 'main');
  git(
    folder,
    'merge',
    '--quiet',
    '--no-ff',
    `topic-${number}`,
    '-m',
    `Merge pull request #${number} from jana/topic-${number}${message}`,
  );
  return head;
}
