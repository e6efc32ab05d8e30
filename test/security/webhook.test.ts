import { afterEach, describe, expect, it } from 'vitest';
import { WEBHOOK_PATH } from '../../src/web/webhook-endpoint.ts';
import {
  type Door,
  delivery,
  openDoor,
  openWire,
  post,
  SECRET,
  sendRaw,
  signatureOf,
  statusesIn,
} from './door.ts';

const MB = 1024 * 1024;
let door: Door;
afterEach(async () => {
  expect(door.faults).toEqual([]);
  await door.server.stop();
});

/** A request as it stands on the wire; the connection ends after it. */
function request(start: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries({ host: 'baton', connection: 'close', ...headers });
  return `${start} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

describe('a signature', () => {
  it.each<[string, string | null]>([
    ['of another body', signatureOf('{"a":2}')],
    ['by another secret', signatureOf('{"a":1}', 'a guess')],
    ['by an empty secret', signatureOf('{"a":1}', '')],
    ['without its algorithm', signatureOf('{"a":1}').slice('sha256='.length)],
    ['of another algorithm in its place', signatureOf('{"a":1}', SECRET, 'sha1')],
    ['that is cut short', signatureOf('{"a":1}').slice(0, -2)],
    ['with something behind it', `${signatureOf('{"a":1}')}00`],
    ['with words behind it', `${signatureOf('{"a":1}')} or so`],
    ['under the name of another algorithm', signatureOf('{"a":1}').replace('sha256', 'sha512')],
    ['that is left out', null],
  ])('%s is refused', async (_what, signature) => {
    door = await openDoor();
    const { status } = await post(door, '{"a":1}', { 'x-hub-signature-256': signature });
    expect(status).toBe(401);
    expect(door.received).toEqual([]);
  });

  it('by SHA-1 alone is refused, as old clients send it', async () => {
    door = await openDoor();
    const old = { 'x-hub-signature-256': null, 'x-hub-signature': signatureOf('{}', SECRET, 'sha1') };
    expect((await post(door, '{}', old)).status).toBe(401);
  });

  it('is compared with the bytes as they came, not with their decoded text', async () => {
    door = await openDoor();
    // Decoded, both are the same text: the replacement character, and a byte that is replaced by it.
    const signed = Buffer.from('{"a":"\uFFFD"}');
    const sent = Buffer.from('{"a":"\xFF"}', 'latin1');
    expect(sent.toString('utf8')).toBe(signed.toString('utf8'));
    expect((await post(door, sent, { 'x-hub-signature-256': signatureOf(signed) })).status).toBe(401);
    expect((await post(door, sent)).status).toBe(202);
  });
});

describe('a rotation of the secret', () => {
  it('takes the one before and the present one, and none that is older', async () => {
    door = await openDoor({ previousSecret: 'the one before' });
    const by = (secret: string) => post(door, '{}', { 'x-hub-signature-256': signatureOf('{}', secret) });
    expect((await by(SECRET)).status).toBe(202);
    expect((await by('the one before')).status).toBe(202);
    expect((await by('the one before that')).status).toBe(401);
  });

  it('never takes an empty one before for any secret', async () => {
    door = await openDoor({ previousSecret: '' });
    expect((await post(door, '{}', { 'x-hub-signature-256': signatureOf('{}', '') })).status).toBe(401);
    expect((await post(door, '{}', { 'x-hub-signature-256': 'sha256=' })).status).toBe(401);
    expect((await post(door, '{}')).status).toBe(202);
  });
});

describe('a body', () => {
  it('beyond 25 MB that does not announce its length is cut off, and no more of it is kept', async () => {
    door = await openDoor();
    const { socket, closed } = openWire(door);
    socket.write(request(`POST ${WEBHOOK_PATH}`, { ...delivery(''), 'transfer-encoding': 'chunked' }));
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MB, 'x'), Buffer.from('\r\n')]);
    let sent = 0;
    const isTaken = () =>
      new Promise<boolean>((resolve) => socket.write(chunk, (error) => resolve(error == null)));
    while (sent < 200 && (await isTaken())) sent += 1;
    await closed;
    // What the connection's buffers took beyond the limit, not the 200 MB.
    expect(sent).toBeLessThan(60);
    expect(door.outcomes).toEqual(['too-large']);
  });

  it.each([
    ['nested a million deep', `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`],
    ['of a million arrays', `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
    ['with NUL bytes', '{"a":"\0\\u0000"}'],
    [
      'with keys of every object',
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
    ],
  ])('%s does no harm', async (_what, body) => {
    door = await openDoor();
    const { status } = await post(door, body);
    expect([202, 400]).toContain(status);
    expect('isAdmin' in {}).toBe(false);
    expect((await post(door, '{}')).status).toBe(202);
  });

  it('of a stranger is not even parsed', async () => {
    door = await openDoor();
    const { status } = await post(door, '{', { 'x-hub-signature-256': signatureOf('{', 'a guess') });
    expect(status).toBe(401);
  });
});

describe('headers', () => {
  it('that hold more than ids do put no control characters into the log', async () => {
    door = await openDoor();
    // Above ASCII, terminals know control characters of one byte: 0x9B begins a sequence like ESC [.
    const answer = await sendRaw(
      door,
      request(`POST ${WEBHOOK_PATH}`, {
        ...delivery(''),
        'x-github-delivery': 'a\x9b31mb',
        'content-length': '0',
      }),
    );
    expect(statusesIn(answer)).toEqual([400]);
    expect(door.logged).toMatchObject([{ delivery: 'a?31mb', event: 'push' }]);
  });

  it.each([
    ['a line break', 'x-github-delivery: a\rlevel: 60'],
    ['a NUL byte', 'x-github-delivery: a\0b'],
    ['an escape sequence', 'x-github-delivery: a\x7fb'],
    ['a space before its colon', 'x-github-delivery : a'],
  ])('with %s are refused before Baton sees them', async (_what, header) => {
    door = await openDoor();
    const answer = await sendRaw(door, `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: baton\r\n${header}\r\n\r\n`);
    expect(statusesIn(answer)).toEqual([400]);
    expect(door.logged).toEqual([]);
  });

  it('of 20 KB are refused', async () => {
    door = await openDoor();
    const answer = await sendRaw(door, request('GET /healthz', { 'x-filler': 'x'.repeat(20_000) }));
    expect(statusesIn(answer)).toEqual([431]);
  });
});

describe('a request within a request', () => {
  it.each([
    ['two lengths', 'content-length: 0\r\ncontent-length: 40\r\n'],
    ['a length and chunks', 'content-length: 4\r\ntransfer-encoding: chunked\r\n'],
    ['an encoding that is none', 'transfer-encoding: xchunked\r\n'],
  ])('is not seen behind %s', async (_what, headers) => {
    door = await openDoor();
    const inner = request('GET /healthz', {});
    const answer = await sendRaw(
      door,
      `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: baton\r\n${headers}\r\n0\r\n\r\n${inner}`,
    );
    expect(statusesIn(answer)).not.toContain(200);
    expect(statusesIn(answer)).toHaveLength(1);
  });
});

describe('a path', () => {
  it.each([
    'GET /api/github/webhooks',
    'PUT /api/github/webhooks',
    'POST /healthz',
    'POST /API/GITHUB/WEBHOOKS',
    'POST /api/github/webhooks/',
    'POST /api//github/webhooks',
    'POST /api/github%2Fwebhooks',
    'GET /../../etc/passwd',
    'GET /%2e%2e/%2e%2e/etc/passwd',
    'GET /..\\..\\etc\\passwd',
    'GET http://other.example/healthz?x',
    'GET //other.example/healthz',
    'GET /%',
    'OPTIONS *',
  ])('%s leads nowhere', async (start) => {
    door = await openDoor();
    const answer = await sendRaw(door, request(start, { ...delivery(''), 'content-length': '0' }));
    expect(statusesIn(answer)).toEqual([404]);
    expect(door.outcomes).toEqual([]);
  });

  it('to another host is not asked for on its behalf', async () => {
    door = await openDoor();
    expect(statusesIn(await sendRaw(door, request('CONNECT other.example:443', {})))).toEqual([]);
  });
});

describe('an answer', () => {
  it('says nothing of what serves it, and is taken for nothing else', async () => {
    door = await openDoor({
      routes: {
        'GET /fault': () => {
          throw new Error('at /secret/place/file.ts');
        },
      },
    });
    const answers = await Promise.all([
      fetch(`${door.server.url}/nothing`),
      fetch(`${door.server.url}/fault`),
      post(door, '{', {}),
    ]);
    for (const answer of answers) {
      expect(answer.headers.get('server')).toBeNull();
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).not.toMatch(/secret|\.ts|node|at /i);
    }
    expect(door.faults.splice(0)).toHaveLength(1);
  });
});
