import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { httpFetch } from '../../src/github/http-fetch.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> {
  const server = createServer((request, response) => void answer(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const POST = { method: 'POST', headers: { 'x-token': 'secret' }, body: '{"title":"Überschrift"}' };
const GET = { method: 'GET', headers: {} };

test('A request arrives whole, and so does its answer', async () => {
  const seen: unknown[] = [];
  const origin = await serve(async (request, response) => {
    seen.push([request.method, request.url, request.headers['x-token'], await text(request)]);
    response.writeHead(201, 'Created', { 'x-id': 'AB' }).write('{"länge":');
    response.end('1}');
  });
  const answer = await httpFetch(`${origin}/a?b=c`, POST);
  expect(seen).toEqual([['POST', '/a?b=c', 'secret', POST.body]]);
  expect(answer).toMatchObject({ status: 201, statusText: 'Created', url: `${origin}/a?b=c` });
  expect(answer.headers.get('x-id')).toBe('AB');
  expect(await answer.text()).toBe('{"länge":1}');
});

test('Requests one after another share a connection', async () => {
  const sockets = new Set<unknown>();
  const origin = await serve((request, response) => {
    sockets.add(request.socket);
    response.end('{}');
  });
  for (let count = 0; count < 3; count += 1) await httpFetch(origin, GET);
  expect(sockets.size).toBe(1);
});

test.each([301, 302, 307, 308])('A redirect with %s on the same host repeats the request', async (status) => {
  const arrived: unknown[] = [];
  const origin = await serve(async (request, response) => {
    if (request.url === '/old') {
      response.writeHead(status, { location: '/new' }).end();
      return;
    }
    arrived.push([request.method, request.headers['x-token'], await text(request)]);
    response.end('{}');
  });
  const answer = await httpFetch(`${origin}/old`, POST);
  expect(answer).toMatchObject({ status: 200, url: `${origin}/new` });
  expect(arrived).toEqual([['POST', 'secret', POST.body]]);
});

test('A redirect to another host is not followed', async () => {
  let isReached = false;
  const other = await serve((_request, response) => {
    isReached = true;
    response.end();
  });
  const origin = await serve((_request, response) => response.writeHead(301, { location: other }).end());
  await expect(httpFetch(origin, POST)).rejects.toThrow('redirect');
  expect(isReached).toBe(false);
});

test('Redirects in a circle come to an end', async () => {
  let count = 0;
  const origin = await serve((_request, response) => {
    count += 1;
    response.writeHead(307, { location: '/' }).end();
  });
  await expect(httpFetch(origin, GET)).rejects.toThrow('redirect');
  expect(count).toBe(4);
});

test('A redirect that names no place is the answer', async () => {
  const origin = await serve((_request, response) => response.writeHead(304).end());
  expect((await httpFetch(origin, GET)).status).toBe(304);
});

test.each([
  ['shorter than it says', { 'content-length': '1000' }],
  ['without its last part', { 'transfer-encoding': 'chunked' }],
])('An answer %s is a failure', async (_name, headers) => {
  const origin = await serve((request, response) => {
    response.writeHead(200, headers).write('{"id":', () => request.socket.destroy());
  });
  await expect(httpFetch(origin, GET)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('A connection that breaks is a failure', async () => {
  const origin = await serve((request) => request.socket.destroy());
  await expect(httpFetch(origin, POST)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test.each(['before the answer', 'within the answer'])('A request can be aborted %s', async (when) => {
  const abort = new AbortController();
  const origin = await serve((_request, response) => {
    if (when === 'within the answer') response.writeHead(200).write('{');
    setImmediate(() => abort.abort());
  });
  await expect(httpFetch(origin, { ...GET, signal: abort.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  await expect(httpFetch(origin, { ...GET, signal: abort.signal })).rejects.toBe(abort.signal.reason);
});

test('An answer that is not whole in ten seconds is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const seen = Promise.withResolvers<void>();
    const origin = await serve((_request, response) => {
      response.writeHead(200).write('{', () => seen.resolve());
    });
    const reading = httpFetch(origin, GET).catch((error: unknown) => error);
    await seen.promise;
    vi.advanceTimersByTime(9_999);
    expect(await Promise.race([reading, Promise.resolve('still waiting')])).toBe('still waiting');
    vi.advanceTimersByTime(1);
    expect(await reading).toMatchObject({ name: 'TimeoutError' });
  } finally {
    vi.useRealTimers();
  }
});

test('Nothing is left on the signal of a job that goes on', async () => {
  const { signal } = new AbortController();
  const remove = vi.spyOn(signal, 'removeEventListener');
  const origin = await serve((_request, response) => response.end('{}'));
  await httpFetch(origin, { ...GET, signal });
  expect(remove).toHaveBeenCalledExactlyOnceWith('abort', expect.any(Function));
});
