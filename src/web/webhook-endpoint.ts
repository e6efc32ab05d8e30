import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSigned } from './is-signed.ts';
import { readBody } from './read-body.ts';
import { reply } from './reply.ts';

export const WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub delivers no larger payload (github-facts 1.1). */
const BODY_LIMIT_BYTES = 25 * 1024 * 1024;

/** Longer than any that GitHub sends; ids of unsigned requests are logged, and must not fill the log. */
const LONGEST_HEADER = 200;
/** Node lets what is above ASCII through, where terminals have control characters too. */
const UNPRINTABLE = /[^\x20-\x7e]/g;

/** A delivery whose signature was right. */
export interface Delivery {
  /** The same for every attempt to deliver one event. */
  readonly id: string;
  readonly event: string;
  readonly payload: object;
}

export interface WebhookEndpointOptions {
  readonly secret: string;
  /** The secret before a rotation, still accepted. */
  readonly previousSecret: string | null;
  /** Resolves when the delivery's work is durable. */
  readonly receive: (delivery: Delivery) => Promise<void>;
  readonly onOutcome: (outcome: DeliveryOutcome, delivery: SeenDelivery, cause?: unknown) => void;
}

/** A delivery, whatever became of it. Headers are anybody's until the signature was found right. */
export interface SeenDelivery {
  readonly delivery: string;
  readonly event: string;
  /** As the signed payload names it; null where it names none, or was not read. */
  readonly installationId: number | null;
  /** From its headers to its answer. */
  readonly durationMs: number;
}

export type DeliveryOutcome = 'accepted' | 'malformed' | 'bad-signature' | 'too-large' | 'not-stored';

/**
 * Answers GitHub's deliveries: body bounded, signature checked over the raw body, work made durable, 202. What
 * could not be made durable is refused with a 500, so that GitHub's log shows it and it can be delivered again.
 */
export function createWebhookEndpoint(options: WebhookEndpointOptions) {
  const secrets = [options.secret, ...(options.previousSecret === null ? [] : [options.previousSecret])];
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const ids = { delivery: id(request, 'x-github-delivery'), event: id(request, 'x-github-event') };
    const startedMs = performance.now();
    let installationId: number | null = null;
    const answer = (outcome: DeliveryOutcome, cause?: unknown): void => {
      const durationMs = performance.now() - startedMs;
      options.onOutcome(outcome, { ...ids, installationId, durationMs }, cause);
      const { status, message } = ANSWERS[outcome];
      reply(response, status, message);
    };
    const signature = header(request, 'x-hub-signature-256');
    if (!header(request, 'content-type').startsWith('application/json')) {
      return reply(response, 415, 'Set the webhook to the content type application/json');
    }
    if (ids.delivery === '' || ids.event === '') return answer('malformed');
    const body = await readBody(request, BODY_LIMIT_BYTES);
    if (body.kind === 'too-large') return answer('too-large');
    if (!(await isSigned(body.bytes, signature, secrets))) return answer('bad-signature');
    const payload = parseObject(body.bytes.toString('utf8'));
    if (payload === null) return answer('malformed');
    installationId = installationOf(payload);
    try {
      await options.receive({ id: ids.delivery, event: ids.event, payload });
    } catch (error) {
      return answer('not-stored', error);
    }
    return answer('accepted');
  };
}

const ANSWERS: Record<DeliveryOutcome, { readonly status: number; readonly message: string }> = {
  accepted: { status: 202, message: 'accepted' },
  malformed: {
    status: 400,
    message: 'Expected a JSON object with the headers X-GitHub-Event and X-GitHub-Delivery',
  },
  'bad-signature': {
    status: 401,
    message: 'The signature X-Hub-Signature-256 is missing or does not match WEBHOOK_SECRET',
  },
  'too-large': { status: 413, message: 'The body is larger than the 25 MB that GitHub delivers' },
  'not-stored': { status: 500, message: 'The delivery could not be stored; please deliver it again' },
};

function installationOf(payload: object): number | null {
  const { installation } = payload as { installation?: { id?: unknown } | null };
  return typeof installation?.id === 'number' ? installation.id : null;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    // Not JSON: the sender is told with a 400.
    return null;
  }
}

function id(request: IncomingMessage, name: string): string {
  return header(request, name).replace(UNPRINTABLE, '?');
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value.slice(0, LONGEST_HEADER) : '';
}
