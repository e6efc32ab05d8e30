import { startServer } from './children.ts';
import type { FakeGitHubNews, FakeGitHubOrder, FinishedCheck } from './servers/fake-github.ts';

/** The fake GitHub, seen from the process that measures. */
export interface GitHubProcess {
  readonly port: number;
  setLatency(ms: number): void;
  /** Answers nothing until `release`. */
  hold(): void;
  release(): void;
  /** Requests by kind since the last time this was asked. */
  takeCounts(): Promise<Readonly<Record<string, number>>>;
  /** When the next check of each pull request was answered (clock.ts), in the order of the keys. Rejects after a minute. */
  checksOf(keys: readonly string[]): Promise<readonly number[]>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Starts it in a process of its own. */
export async function startGitHub(): Promise<GitHubProcess> {
  const server = await startServer('the fake GitHub', 'fake-github.ts');
  const waiting = new Map<string, (check: FinishedCheck) => void>();
  let onCounts: (counts: Readonly<Record<string, number>>) => void = () => undefined;
  server.child.on('message', (news: FakeGitHubNews) => {
    if (news.kind === 'counts') onCounts(news.counts);
    if (news.kind !== 'checks') return;
    for (const check of news.checks) {
      waiting.get(check.key)?.(check);
      waiting.delete(check.key);
    }
  });
  const order = (what: FakeGitHubOrder): void => void server.child.send(what);

  return {
    port: server.port,
    setLatency: (ms) => order({ kind: 'latency', ms }),
    hold: () => order({ kind: 'hold' }),
    release: () => order({ kind: 'release' }),
    takeCounts: () =>
      new Promise((resolve) => {
        onCounts = resolve;
        order({ kind: 'count' });
      }),
    checksOf: async (keys) => {
      const patience = setTimeout(giveUp, PATIENCE_MS);
      let fail: (error: Error) => void = () => undefined;
      const tooLate = new Promise<never>((_resolve, reject) => {
        fail = reject;
      });
      function giveUp(): void {
        const missing = keys.filter((key) => waiting.has(key));
        fail(new Error(`${missing.length} of ${keys.length} checks never came, such as ${missing[0]}`));
      }
      const each = keys.map(
        (key) => new Promise<number>((resolve) => waiting.set(key, ({ atMs }) => resolve(atMs))),
      );
      try {
        return await Promise.race([Promise.all(each), tooLate]);
      } finally {
        clearTimeout(patience);
      }
    },
    stop: () => server.stop(),
  };
}
