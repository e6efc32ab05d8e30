import type { RequestSeen } from './observed-fetch.ts';

/** Where GitHub is, and how to speak to it. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly log?: { readonly warn: (message: string) => void } | undefined;
  /** Told of every request that is over, for metrics. */
  readonly onRequest?: ((request: RequestSeen) => void) | undefined;
}

/** Pinned, so that GitHub's next default version changes nothing here. */
export const API_VERSION = '2022-11-28';
