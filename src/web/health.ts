import { reply } from './reply.ts';
import type { Route } from './server.ts';

/**
 * `GET /healthz`: the event loop turns, and nothing is broken that only a new process mends. That PostgreSQL is away is no
 * reason to restart Baton, which waits for it.
 */
export function healthz(isAlive: () => boolean): Route {
  return (_request, response) =>
    isAlive()
      ? reply(response, 200, 'ok')
      : reply(response, 503, 'The embedded database has died: restart Baton');
}

/** What keeps a process from taking deliveries; null where nothing does. */
export type Unready = 'stopping' | 'queue' | null;

/** `GET /readyz`: deliveries can be taken, so the queue can be written and read, and the process is not about to end. */
export function readyz(whyNot: () => Promise<Unready>): Route {
  return async (_request, response) => {
    const reason = await whyNot();
    reply(response, reason === null ? 200 : 503, reason === null ? 'ready' : REASONS[reason]);
  };
}

const REASONS = {
  stopping: 'Baton is stopping',
  queue: 'The queue can not be written or read: see whether its database runs',
} as const;
