import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { Delivery } from './delivery.ts';

/** GitHub cuts the connection of a receiver that has not answered by then. */
const DEADLINE_MS = 10_000;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Everything about the App that a delivery needs. */
export interface Receiver {
  readonly url: string;
  readonly secret: string;
  readonly appId: number;
}

/** Sends one delivery, signed as GitHub signs, and writes the outcome into it. Never throws. */
export async function sendDelivery(delivery: Delivery, receiver: Receiver): Promise<void> {
  const started = performance.now();
  delivery.deliveredAt = new Date().toISOString();
  delivery.requestHeaders = headersOf(delivery, receiver);
  try {
    const answer = await post(receiver.url, delivery.requestHeaders, delivery.body);
    delivery.statusCode = answer.statusCode;
    delivery.status = answer.status;
    delivery.responseBody = answer.body;
  } catch (error) {
    delivery.statusCode = 0;
    delivery.status =
      error instanceof Error && error.name === 'TimeoutError' ? 'timed out' : 'failed to connect to host';
  }
  delivery.duration = Math.round(performance.now() - started) / 1000;
}

function headersOf(delivery: Delivery, receiver: Receiver): Record<string, string> {
  const sign = (algorithm: string) =>
    createHmac(algorithm, receiver.secret).update(delivery.body).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(delivery.body)),
    'user-agent': 'GitHub-Hookshot/stand-in',
    'x-github-delivery': delivery.guid,
    'x-github-event': delivery.event,
    'x-github-hook-id': String(receiver.appId),
    'x-github-hook-installation-target-id': String(receiver.appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  };
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string) {
  const secure = url.startsWith('https:');
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { method: 'POST', headers, signal, ...(!secure && { agent }) };
    const outgoing = (secure ? requestSecurely : request)(url, options, resolve);
    outgoing.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    outgoing.end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    statusCode: response.statusCode ?? 0,
    status: response.statusCode === 200 ? 'OK' : (response.statusMessage ?? ''),
    body: Buffer.concat(chunks).toString(),
  };
}
