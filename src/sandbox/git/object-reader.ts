import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { GitError, gitEnvironment } from './git-command.ts';

/** What Git says of an object; `contents` is empty where only the header was asked for. */
export interface RawObject {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly size: number;
  readonly contents: Buffer;
}

interface Waiting {
  readonly resolve: (object: RawObject | null) => void;
  readonly reject: (error: Error) => void;
}

/** Reads objects through one long-lived `git cat-file`, in the order they are asked for. */
export interface ObjectReader {
  /** Null where the name resolves to nothing, or to more than one object. */
  read(name: string): Promise<RawObject | null>;
  close(): void;
}

const HEADER = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/;

/** Opens a reader; the process starts with the first read and again after it died. */
export function openObjectReader(gitDir: string, mode: '--batch' | '--batch-check'): ObjectReader {
  let child: ChildProcessWithoutNullStreams | null = null;
  let waiting: Waiting[] = [];

  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn('git', ['--git-dir', gitDir, 'cat-file', mode], { env: gitEnvironment() });
    const parse = createParser(mode === '--batch', (object) => waiting.shift()?.resolve(object));
    let stderr = '';
    const fail = (reason: string) => {
      if (child !== started) return;
      child = null;
      const failed = waiting;
      waiting = [];
      for (const { reject } of failed) reject(new GitError(['cat-file', mode], started.exitCode, reason));
    };
    started.stdout.on('data', parse);
    started.stderr.on('data', (chunk: Buffer) => (stderr = chunk.toString()));
    started.stdin.on('error', (error) => fail(error.message));
    started.on('error', (error) => fail(error.message));
    started.on('close', () => fail(stderr || 'it ended'));
    return started;
  };

  return {
    read: (name) => {
      if (/[\n\0]/.test(name)) return Promise.resolve(null);
      child ??= start();
      const { stdin } = child;
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        stdin.write(`${name}\n`);
      });
    },
    close: () => child?.stdin.end(),
  };
}

function createParser(
  withContents: boolean,
  done: (object: RawObject | null) => void,
): (chunk: Buffer) => void {
  let buffered: Buffer[] = [];
  let length = 0;
  let needed = 0;
  return (chunk) => {
    buffered.push(chunk);
    length += chunk.length;
    // A large blob comes in many chunks: join them once, when they can hold all of it.
    if (length < needed) return;
    let rest = Buffer.concat(buffered);
    for (;;) {
      const end = rest.indexOf(0x0a);
      if (end < 0) break;
      const match = HEADER.exec(rest.subarray(0, end).toString());
      if (!match) {
        done(null);
        rest = rest.subarray(end + 1);
        continue;
      }
      const size = Number(match[3]);
      const total = withContents ? end + 1 + size + 1 : end + 1;
      if (rest.length < total) {
        needed = total;
        break;
      }
      const contents = withContents ? Buffer.from(rest.subarray(end + 1, end + 1 + size)) : Buffer.alloc(0);
      done({ oid: match[1] ?? '', type: match[2] as RawObject['type'], size, contents });
      rest = rest.subarray(total);
      needed = 0;
    }
    buffered = [rest];
    length = rest.length;
  };
}
