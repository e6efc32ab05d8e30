import type { Logger } from 'pino';
import { Probot, ProbotOctokit } from 'probot';
import { createApp } from './app.ts';
import { causedBy } from './jobs/cause.ts';
import { enqueueJob } from './jobs/queues.ts';
import type { Queue } from './queue/queue.ts';
import type { Settings } from './settings.ts';
import type { Delivery } from './web/webhook-endpoint.ts';

/** Probot dispatches a verified delivery to the app's handlers, which enqueue; it resolves when all have. */
export async function createReceiver(
  settings: Settings,
  queue: Queue,
  log: Logger,
): Promise<(delivery: Delivery) => Promise<void>> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    baseUrl: settings.apiUrl,
    // Probot logs whole deliveries: at `trace` each one, and those that fail with their error. What failed, we tell by its ids.
    log: log.child({}, { level: 'silent' }),
    // Handlers never call GitHub: the jobs have clients of their own. Only the function form turns these off.
    Octokit: ProbotOctokit.defaults((options: object) => ({
      ...options,
      throttle: { enabled: false },
      retry: { enabled: false },
      authStrategy: withoutToken,
    })),
  });
  await probot.load(createApp({ appId: settings.appId, enqueue: (job) => enqueueJob(queue, job) }));
  // The names of events are GitHub's: Probot's type wants the literal, and ignores what it does not know.
  type Event = Parameters<Probot['receive']>[0];
  return ({ id, event, payload }) =>
    causedBy(id, () => probot.receive({ id, name: event, payload } as Event));
}

/** Probot asks for a client for each event; making one takes a fifth of an event's time, and no handler calls GitHub. */
function withoutToken({ octokit }: { readonly octokit: unknown }) {
  type Send = (...request: unknown[]) => unknown;
  return Object.assign(() => Promise.resolve(octokit), {
    hook: (send: Send, ...request: unknown[]) => send(...request),
  });
}
