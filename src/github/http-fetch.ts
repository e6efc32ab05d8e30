import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';

/** An idle connection is closed before GitHub closes it, since a request on its way would be lost. */
const IDLE_MS = 4_000;
const kept = { keepAlive: true, timeout: IDLE_MS };
const agent = new Agent(kept);
const secureAgent = new SecureAgent(kept);

/** No whole answer in this time counts as lost: GitHub itself gives up on a request after 10 s. */
const LIMIT_MS = 10_000;

/** A renamed and transferred repository takes two. */
const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/** What Octokit asks of its `fetch`. */
export interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What Octokit reads of the answer, which is complete. */
export interface FetchAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly text: () => Promise<string>;
}

/**
 * Octokit's `fetch` over node:http, with connections that are kept: Node's own takes twice the time on the main thread.
 *
 * Redirects are followed on the same host only, and repeat the request as it was, as GitHub asks. Rejects where the
 * connection or the answer breaks off or takes more than 10 s, the signal is aborted, or a redirect leads elsewhere.
 */
export async function httpFetch(url: string, options: FetchOptions): Promise<FetchAnswer> {
  let target = new URL(url);
  for (let redirects = 0; ; redirects += 1) {
    options.signal?.throwIfAborted();
    const { message, body } = await send(target, options);
    const status = message.statusCode ?? 0;
    const { location } = message.headers;
    if (!REDIRECTS.has(status) || location === undefined) return toAnswer(message, status, target, body);
    const next = new URL(location, target);
    if (next.origin !== target.origin || redirects === MOST_REDIRECTS) {
      throw new Error('The answer was a redirect that is not followed');
    }
    target = next;
  }
}

interface Received {
  readonly message: IncomingMessage;
  readonly body: string;
}

/** A request took too long. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** Resolves when the answer is whole. A timer and one listener: Node's own signals for both cost a fifth of a request. */
function send(target: URL, { method, headers, body, signal }: FetchOptions): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request =
      target.protocol === 'https:'
        ? requestHttps(target, { method, headers, agent: secureAgent })
        : requestHttp(target, { method, headers, agent });
    const limit = setTimeout(() => fail(new TimeoutError('GitHub took too long')), LIMIT_MS);
    const onAbort = (): void => fail(signal?.reason);
    signal?.addEventListener('abort', onAbort);

    function settle(): void {
      clearTimeout(limit);
      signal?.removeEventListener('abort', onAbort);
    }
    function fail(error: unknown): void {
      settle();
      reject(error);
      request.destroy();
    }
    request.on('error', fail);
    request.on('response', (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      // An answer that breaks off is an error, and must not look like a short one.
      message.on('error', fail);
      message.on('end', () => {
        settle();
        resolve({ message, body: Buffer.concat(chunks).toString() });
      });
    });
    // The length is told by Node, which sends head and body in one piece.
    request.end(body);
  });
}

function toAnswer(message: IncomingMessage, status: number, target: URL, body: string): FetchAnswer {
  const headers = new Map(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  return {
    status,
    statusText: message.statusMessage ?? '',
    url: target.href,
    headers,
    body,
    text: () => Promise.resolve(body),
  };
}
