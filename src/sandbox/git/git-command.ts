import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GitReply, GitRequest } from './git-runner.ts';

const RUNNER = fileURLToPath(new URL('./git-runner.ts', import.meta.url));

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
  const reply = await ask({
    args: [...place, ...args],
    environment: gitEnvironment(options.environment),
    input: options.input ?? '',
  });
  if ('error' in reply) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
  const { status } = reply;
  if (status === null || (status !== 0 && !options.accept?.includes(status))) {
    throw new GitError(args, status, reply.errors);
  }
  return { output: Buffer.from(reply.output), status };
}

interface Waiting {
  readonly resolve: (reply: GitReply) => void;
  readonly reject: (error: Error) => void;
}

let runner: ChildProcess | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Has the runner, which is started with the first command and ends with this process, do it. */
function ask(request: Omit<GitRequest, 'id'>): Promise<GitReply> {
  runner ??= startRunner();
  const { channel } = runner;
  const asked = runner;
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    // Only what is under way keeps this process alive.
    if (waiting.size === 0) channel?.ref();
    waiting.set(id, { resolve, reject });
    asked.send({ id, ...request } satisfies GitRequest, (error) => {
      if (error !== null && waiting.delete(id)) reject(error);
    });
  });
}

function startRunner(): ChildProcess {
  const child = fork(RUNNER, { execArgv: [], serialization: 'advanced', stdio: 'ignore' });
  child.unref();
  child.channel?.unref();
  child.on('message', (reply: GitReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) child.channel?.unref();
    asked?.resolve(reply);
  });
  child.on('exit', () => {
    runner = null;
    for (const { reject } of waiting.values()) reject(new Error('The process that runs Git has ended'));
    waiting.clear();
  });
  return child;
}
