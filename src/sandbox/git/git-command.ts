import { spawn } from 'node:child_process';

/** Git refused or failed. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly args: readonly string[];
  readonly status: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], status: number | null, stderr: string) {
    super(`git ${args.join(' ')}: ${stderr.trim() || `exit status ${status}`}`);
    this.args = args;
    this.status = status;
    this.stderr = stderr;
  }
}

interface GitOptions {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** Exit statuses that are answers, beside 0. */
  readonly accept?: readonly number[];
}

/** The environment without what would point Git at another repository than the one that is named. */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    ...extra,
  };
}

/** Runs one Git command (null: in no Git directory) and gives its standard output; any other end is a GitError. */
export async function runGit(
  gitDir: string | null,
  args: readonly string[],
  options: GitOptions = {},
): Promise<Buffer> {
  return (await runGitWithStatus(gitDir, args, options)).output;
}

/** Like runGit, for commands whose exit status is part of the answer. */
export async function runGitWithStatus(
  gitDir: string | null,
  args: readonly string[],
  options: GitOptions = {},
): Promise<{ readonly output: Buffer; readonly status: number }> {
  const place = gitDir === null ? [] : ['--git-dir', gitDir];
  const child = spawn('git', [...place, ...args], { env: gitEnvironment(options.environment) });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // Git may end before it has read everything; its exit status then tells why.
  child.stdin.on('error', (error) => errors.push(Buffer.from(error.message)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin.end(options.input ?? '');
  const status = await ended;
  if (status === null || (status !== 0 && !options.accept?.includes(status))) {
    throw new GitError(args, status, Buffer.concat(errors).toString());
  }
  return { output: Buffer.concat(output), status };
}
