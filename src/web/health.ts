import { reply } from './reply.ts';
import type { Route } from './server.ts';

/** `GET /healthz`: the process lives. */
export const healthz: Route = (_request, response) => reply(response, 200, 'ok');

/** `GET /readyz`: the queue can be reached, so deliveries can be taken. */
export function readyz(isReachable: () => Promise<boolean>): Route {
  return async (_request, response) => {
    const isReady = await isReachable();
    reply(response, isReady ? 200 : 503, isReady ? 'ready' : 'The queue can not be reached');
  };
}
