import type { Endpoint } from './endpoint.ts';
import { type FetchAnswer, type FetchOptions, httpFetch } from './http-fetch.ts';

/** A request that is over, without what would name anybody. */
export interface RequestSeen {
  readonly kind: 'rest' | 'graphql';
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
}

/** `httpFetch` that tells the endpoint's observer of every request. */
export function observedFetch({
  onRequest,
}: Endpoint): (url: string, options: FetchOptions) => Promise<FetchAnswer> {
  if (onRequest === undefined) return httpFetch;
  return async (url, options) => {
    const kind = url.endsWith('/graphql') ? 'graphql' : 'rest';
    const startedMs = performance.now();
    const tell = (status: number | null): void =>
      onRequest({ kind, status, durationMs: performance.now() - startedMs });
    try {
      const answer = await httpFetch(url, options);
      tell(answer.status);
      return answer;
    } catch (error) {
      tell(null);
      throw error;
    }
  };
}
