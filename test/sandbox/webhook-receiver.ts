import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify } from '@octokit/webhooks-methods';

/** A delivery as an App sees it. */
export interface Received {
  readonly event: string;
  readonly guid: string;
  readonly isSigned: boolean;
  readonly payload: Payload;
}

/** As far as the tests look into payloads. */
interface Payload {
  readonly action?: string;
  readonly installation?: { readonly id: number };
  readonly sender: { readonly login: string; readonly type: string };
  readonly repository?: { readonly full_name: string };
  readonly [key: string]: unknown;
}

/** Listens for webhooks; `status` is what it answers. */
export async function startReceiver(secret: string) {
  const received: Received[] = [];
  const receiver = {
    url: '',
    status: 202,
    received,
    names: () => received.map(nameOf),
    close: () => server.close(),
  };
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { headers } = request;
    received.push({
      event: String(headers['x-github-event']),
      guid: String(headers['x-github-delivery']),
      isSigned: await verify(secret, body, String(headers['x-hub-signature-256'])),
      payload: JSON.parse(body) as Payload,
    });
    response.writeHead(receiver.status).end('ok');
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
  return receiver;
}

function nameOf({ event, payload }: Received): string {
  return payload.action === undefined ? event : `${event}.${payload.action}`;
}
