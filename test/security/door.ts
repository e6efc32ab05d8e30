import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { healthz } from '../../src/web/health.ts';
import { type Patience, type Route, startWebServer, type WebServer } from '../../src/web/server.ts';
import {
  createWebhookEndpoint,
  type Delivery,
  type DeliveryOutcome,
  WEBHOOK_PATH,
} from '../../src/web/webhook-endpoint.ts';

export const SECRET = 'the present secret';

/** Baton's real server with its webhook endpoint, and nothing behind it. */
export interface Door {
  readonly server: WebServer;
  readonly received: Delivery[];
  readonly outcomes: DeliveryOutcome[];
  /** Ids as they are handed on to be logged. */
  readonly logged: object[];
  readonly faults: unknown[];
}

interface DoorWish {
  readonly previousSecret?: string | null;
  readonly patience?: Patience;
  /** Beside the webhook endpoint. */
  readonly routes?: Readonly<Record<string, Route>>;
}

export async function openDoor({
  previousSecret = null,
  patience,
  routes = {},
}: DoorWish = {}): Promise<Door> {
  const received: Delivery[] = [];
  const outcomes: DeliveryOutcome[] = [];
  const logged: object[] = [];
  const faults: unknown[] = [];
  const endpoint = createWebhookEndpoint({
    secret: SECRET,
    previousSecret,
    receive: async (delivery) => {
      received.push(delivery);
    },
    onOutcome: (outcome, ids) => {
      outcomes.push(outcome);
      logged.push(ids);
    },
  });
  const server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    routes: {
      [`POST ${WEBHOOK_PATH}`]: endpoint,
      'GET /healthz': healthz(() => true),
      ...routes,
    },
    onFault: (error) => faults.push(error),
    ...(patience && { patience }),
  });
  return { server, received, outcomes, logged, faults };
}

/** Nothing of the library that Baton or its tests use otherwise: the form that GitHub documents. */
export function signatureOf(body: string | Uint8Array, secret = SECRET, algorithm = 'sha256'): string {
  return `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
}

/** The headers of a good delivery of this body, to be overridden one by one; null leaves one out. */
export function delivery(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | null>> = {},
): Record<string, string> {
  const all = {
    'content-type': 'application/json',
    'x-github-delivery': 'd-1',
    'x-github-event': 'push',
    'x-hub-signature-256': signatureOf(body),
    ...headers,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** A delivery as GitHub would send it, with headers overridden. */
export function post(
  door: Door,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  return fetch(`${door.server.url}${WEBHOOK_PATH}`, {
    method: 'POST',
    body,
    headers: delivery(body, headers),
  });
}

/** A bare connection, on which a test says what no HTTP client would. */
export interface Wire {
  readonly socket: Socket;
  /** All that was answered until the server closed the connection. */
  readonly closed: Promise<string>;
}

export function openWire(door: Door): Wire {
  const socket = connect(door.server.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // A connection that the server cuts while more is being sent breaks: that is what is waited for.
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
  return { socket, closed };
}

/** Sends bytes as they are and gives all that came back until the server closed the connection. */
export async function sendRaw(door: Door, text: string): Promise<string> {
  const { socket, closed } = openWire(door);
  socket.write(Buffer.from(text, 'latin1'));
  return closed;
}

/** Status of each answer on a connection, in their order. */
export function statusesIn(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}
