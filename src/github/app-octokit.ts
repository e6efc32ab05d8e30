import type { Octokit } from '@octokit/rest';
import type { Endpoint } from './endpoint.ts';
import { parseAnswer } from './parse-answer.ts';
import { createOctokit } from './repository-client.ts';

/**
 * An Octokit that speaks for the app itself, with a new JWT for each request. An `id` beyond 2^53 is given as text: GitHub
 * describes those of deliveries as 64 bits wide, and JavaScript would round them to another delivery's.
 */
export function createAppOctokit(
  endpoint: Endpoint,
  takeJwt: () => Promise<string>,
  signal?: AbortSignal,
): Octokit {
  const octokit = createOctokit(endpoint, signal, (text, route) => parseAnswer(text, route, keepWideIds));
  octokit.hook.wrap('request', async (request, options) => {
    options.headers['authorization'] = `bearer ${await takeJwt()}`;
    return request(options);
  });
  return octokit;
}

function keepWideIds(
  this: unknown,
  key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  const isRounded = key === 'id' && typeof value === 'number' && !Number.isSafeInteger(value);
  return isRounded ? (context?.source ?? value) : value;
}
