import { request } from 'node:http';
import { sign } from '@octokit/webhooks-methods';
import { afterEach, describe, expect, it } from 'vitest';
import { startWebServer, type WebServer } from '../../src/web/server.ts';
import {
  createWebhookEndpoint,
  type Delivery,
  type DeliveryOutcome,
} from '../../src/web/webhook-endpoint.ts';

const SECRET = 'the present secret';
const PREVIOUS = 'the one before';
let server: WebServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Door {
  readonly received: Delivery[];
  readonly outcomes: DeliveryOutcome[];
  post(body: string, headers?: Record<string, string>): Promise<Response>;
}

async function open(receive: (delivery: Delivery) => Promise<void> = async () => {}): Promise<Door> {
  const received: Delivery[] = [];
  const outcomes: DeliveryOutcome[] = [];
  server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    routes: {
      'POST /api/github/webhooks': createWebhookEndpoint({
        secret: SECRET,
        previousSecret: PREVIOUS,
        receive: async (delivery) => {
          received.push(delivery);
          await receive(delivery);
        },
        onOutcome: (outcome) => outcomes.push(outcome),
      }),
    },
    onFault: (error) => {
      throw error;
    },
  });
  const { url } = server;
  return {
    received,
    outcomes,
    post: async (body, headers = {}) =>
      fetch(`${url}/api/github/webhooks`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-github-delivery': 'd-1',
          'x-github-event': 'push',
          'x-hub-signature-256': await sign(SECRET, body),
          ...headers,
        },
      }),
  };
}

describe('the webhook endpoint', () => {
  it('answers 202 once the delivery is durable', async () => {
    const door = await open();
    const response = await door.post('{"ref":"refs/heads/main"}');
    expect(response.status).toBe(202);
    expect(door.received).toEqual([{ id: 'd-1', event: 'push', payload: { ref: 'refs/heads/main' } }]);
  });

  it('accepts the secret before a rotation', async () => {
    const door = await open();
    const response = await door.post('{}', { 'x-hub-signature-256': await sign(PREVIOUS, '{}') });
    expect(response.status).toBe(202);
  });

  it('accepts what GitHub documents as a signature', async () => {
    const signature = await sign("It's a Secret to Everybody", 'Hello, World!');
    expect(signature).toBe('sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17');
  });

  it.each<[string, Record<string, string>]>([
    ['a wrong signature', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['a signature of no form', { 'x-hub-signature-256': 'nonsense' }],
    ['no signature', { 'x-hub-signature-256': '' }],
  ])('refuses %s, and nothing is enqueued', async (_what, headers) => {
    const door = await open();
    const response = await door.post('{}', headers);
    expect(response.status).toBe(401);
    expect(door.received).toEqual([]);
    expect(door.outcomes).toEqual(['bad-signature']);
  });

  it('refuses a delivery that could not be made durable, so that GitHub shows it as failed', async () => {
    const door = await open(async () => {
      throw new Error('disk full at /secret/place');
    });
    const response = await door.post('{}');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(door.outcomes).toEqual(['not-stored']);
  });

  it.each(['[1]', 'null', '{', '"text"'])('refuses %j with a sentence on what was expected', async (body) => {
    const door = await open();
    const response = await door.post(body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Expected a JSON object');
  });

  it('names the content type to set where another is sent', async () => {
    const door = await open();
    const response = await door.post('payload=%7B%7D', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain('application/json');
  });

  it('refuses more than 25 MB by its announced length, without reading it', async () => {
    const door = await open();
    const { port } = new URL(server?.url ?? '');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/github/webhooks',
          headers: {
            'content-type': 'application/json',
            'content-length': String(26 * 1024 * 1024),
            'x-github-delivery': 'd-1',
            'x-github-event': 'push',
          },
        },
        (response) => {
          resolve(response.statusCode);
          call.destroy();
        },
      );
      call.on('error', reject);
      call.flushHeaders();
    });
    expect(status).toBe(413);
    expect(door.received).toEqual([]);
  });

  it('stops reading a body that grows past 25 MB without having said so', async () => {
    const door = await open();
    const chunk = 'x'.repeat(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream<string>({
      pull(controller) {
        sent += 1;
        if (sent > 40) controller.close();
        else controller.enqueue(chunk);
      },
    }).pipeThrough(new TextEncoderStream());
    const answer = await fetch(`${server?.url}/api/github/webhooks`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json', 'x-github-delivery': 'd', 'x-github-event': 'push' },
    }).catch(() => null);
    // The connection is closed under the sender: it sees the answer or a broken pipe.
    expect(answer === null || answer.status === 413).toBe(true);
    expect(door.outcomes).toEqual(['too-large']);
  });

  it('takes no more of a header than an id needs, since ids of strangers are logged', async () => {
    const door = await open();
    const response = await door.post('{}', { 'x-github-delivery': 'd'.repeat(5_000) });
    expect(response.status).toBe(202);
    expect(door.received[0]?.id).toBe('d'.repeat(200));
  });

  it('knows nothing else', async () => {
    await open();
    const response = await fetch(`${server?.url}/api/github/other`);
    expect(response.status).toBe(404);
  });
});

describe('startWebServer', () => {
  it('says how to mend a port that is taken', async () => {
    await open();
    const port = server?.port ?? 0;
    const second = startWebServer({ host: '127.0.0.1', port, routes: {}, onFault: () => {} });
    await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is already taken: set PORT`);
  });
});
