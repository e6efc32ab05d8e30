import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clockMs } from '../clock.ts';
import { createGraphqlAnswers } from '../graphql-answers.ts';
import { keyOf, REPOSITORY_NAME, subjectOf } from '../world.ts';

/**
 * A GitHub that costs next to nothing, so that it is never what is measured: nothing is stored, every pull request
 * is open, passes and has no check yet. Run as a child process; the parent sets the time that each reply takes,
 * and hears of each check run once it is answered.
 */
export type FakeGitHubOrder =
  /** Time of each reply, in milliseconds. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Answers nothing until released. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'release' }
  /** Asks for the counts since the last time. */
  | { readonly kind: 'count' };

export type FakeGitHubNews =
  | { readonly kind: 'ready'; readonly port: number }
  /** Check runs whose answers were sent; `atMs` as in clock.ts. */
  | { readonly kind: 'checks'; readonly checks: readonly FinishedCheck[] }
  | { readonly kind: 'counts'; readonly counts: Readonly<Record<string, number>> };

export interface FinishedCheck {
  readonly key: string;
  readonly atMs: number;
}

let latencyMs = 0;
let held: (() => void)[] | null = null;
let counts: Record<string, number> = {};
let finished: FinishedCheck[] = [];
let lastId = 0;
const answerQuery = createGraphqlAnswers();

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly finishes?: string;
}

function answer(method: string, path: string, body: string): Reply {
  if (method === 'POST' && path.endsWith('/graphql')) return answerGraphql(body);
  if (method === 'POST' && path.endsWith('/access_tokens')) return answerToken(path, body);
  if (path.includes(`/${REPOSITORY_NAME}/check-runs`)) return answerCheckRun(body);
  count(`unexpected: ${method} ${path}`);
  return { status: 404, body: '{"message":"Not Found"}' };
}

function answerGraphql(body: string): Reply {
  count('GraphQL query');
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  return { status: 200, body: answerQuery(query, variables) };
}

function answerToken(path: string, body: string): Reply {
  count('token');
  const { repositories } = (body === '' ? {} : JSON.parse(body)) as { repositories?: string[] };
  // An organisation without a repository `.github`: GitHub refuses to make a token for it.
  if (repositories?.some((name) => name !== REPOSITORY_NAME)) {
    return { status: 422, body: '{"message":"There is at least one repository that does not exist"}' };
  }
  const token = {
    token: `ghs_${path.split('/')[3]}_${(lastId += 1)}`,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    permissions: { checks: 'write', contents: 'read', metadata: 'read', pull_requests: 'write' },
    repository_selection: 'selected',
  };
  return { status: 201, body: JSON.stringify(token) };
}

function answerCheckRun(body: string): Reply {
  count('check run written');
  const run = JSON.parse(body) as { head_sha: string; status?: string };
  const reply = JSON.stringify({ ...run, id: (lastId += 1) });
  return { status: 201, body: reply, finishes: keyOf(subjectOf(run.head_sha)) };
}

function count(what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const reply = answer(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString());
  if (held !== null) await new Promise<void>((resolve) => held?.push(resolve));
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
  if (reply.finishes !== undefined) report({ key: reply.finishes, atMs: clockMs() });
}

/** Several at once, so that telling the parent costs little. */
function report(check: FinishedCheck): void {
  finished.push(check);
  if (finished.length > 1) return;
  setImmediate(() => {
    tell({ kind: 'checks', checks: finished });
    finished = [];
  });
}

function tell(news: FakeGitHubNews): void {
  process.send?.(news);
}

process.on('message', (order: FakeGitHubOrder) => {
  switch (order.kind) {
    case 'latency':
      latencyMs = order.ms;
      return;
    case 'hold':
      held ??= [];
      return;
    case 'release': {
      const waiting = held ?? [];
      held = null;
      for (const go of waiting) go();
      return;
    }
    case 'count':
      tell({ kind: 'counts', counts });
      counts = {};
  }
});
process.on('disconnect', () => process.exit());

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    count(`failed: ${String(error)}`);
    response.destroy();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => tell({ kind: 'ready', port: (server.address() as AddressInfo).port }));
