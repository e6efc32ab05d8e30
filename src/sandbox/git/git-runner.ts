import { spawn } from 'node:child_process';

/**
 * A process of its own that starts Git for another one, one command a message. Starting a process copies the page tables of
 * whoever starts it: with a gigabyte of stand-in and tests that takes ten milliseconds, from here one or two.
 */

/** What is asked for. */
export interface GitRequest {
  readonly id: number;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly input: string | Uint8Array;
}

/** How it ended; `error` is why Git could not be started at all. */
export type GitReply =
  | {
      readonly id: number;
      readonly status: number | null;
      readonly output: Uint8Array;
      readonly errors: string;
    }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };

process.on('message', (request: GitRequest) => run(request));
process.on('disconnect', () => process.exit());

function run({ id, args, environment, input }: GitRequest): void {
  const child = spawn('git', args, { env: environment });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // Git may end before it has read everything; its exit status then tells why.
  child.stdin.on('error', (error) => errors.push(Buffer.from(error.message)));
  child.on('error', ({ message, code }: NodeJS.ErrnoException) => reply({ id, error: { message, code } }));
  child.on('close', (status) => {
    reply({ id, status, output: Buffer.concat(output), errors: Buffer.concat(errors).toString() });
  });
  child.stdin.end(input);
}

function reply(message: GitReply): void {
  process.send?.(message);
}
