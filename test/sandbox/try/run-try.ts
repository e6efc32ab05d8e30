import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `npm run try` as a process of its own. */
export interface TryProcess {
  readonly process: ChildProcess;
  /** All that it printed so far, on both streams. */
  printed(): string;
  /** Resolves with the line of standard output that matches; rejects where it ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves with its exit status. */
  ended(): Promise<number | null>;
}

/** Starts it on any free port, unless `env` says otherwise; in a shell where npm would. */
export function runTry(args: readonly string[], env: Readonly<Record<string, string>> = {}): TryProcess {
  const isByNpm = env['npm_lifecycle_event'] === 'try';
  const command = [process.execPath, 'src/sandbox/try.ts', ...args];
  // Something after it keeps every shell from becoming the process itself.
  const [file = '', ...rest] = isByNpm ? ['sh', '-c', '"$@"; true', 'sh', ...command] : command;
  const child = spawn(file, rest, {
    env: { ...process.env, CI: '1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const lines: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    text += `${line}\n`;
    lines.push(line);
  });
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return {
    process: child,
    printed: () => text,
    ended: () => ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const known = lines.find((line) => pattern.test(line));
        if (known !== undefined) return resolve(known);
        reader.on('line', (line) => pattern.test(line) && resolve(line));
        void ended.then((status) => reject(new Error(`It ended with ${status}: ${text}`)));
      }),
  };
}
