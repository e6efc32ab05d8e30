import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WEBHOOK_PATH } from '../../src/web/webhook-endpoint.ts';
import { type Door, delivery, openDoor, openWire, post, statusesIn, type Wire } from './door.ts';

/** As Baton's own, a hundred times faster. */
const PATIENCE = { headersMs: 100, requestMs: 300, checkMs: 20 };
let door: Door;
// Node looks at its connections every 30 s unless it is told otherwise: a test that waits for that has failed.
vi.setConfig({ testTimeout: 20_000 });
beforeEach(async () => {
  door = await openDoor({ patience: PATIENCE });
});
afterEach(async () => {
  expect(door.faults).toEqual([]);
  await door.server.stop();
});

/** Goes on saying a bit until the server has had enough; gives what it answered. */
async function trickle({ socket, closed }: Wire, piece: string): Promise<string> {
  const timer = setInterval(() => socket.write(piece), 10);
  return closed.finally(() => clearInterval(timer));
}

describe('a sender that takes its time', () => {
  it('over its headers is cut', async () => {
    const wire = openWire(door);
    wire.socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: baton\r\n`);
    expect(statusesIn(await trickle(wire, 'x: y\r\n'))).toEqual([408]);
  });

  it('over its body is cut, and nothing of it is taken', async () => {
    const wire = openWire(door);
    const headers = { host: 'baton', 'content-length': '1000000', ...delivery('') };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    wire.socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\n${lines.join('')}\r\n`);
    await trickle(wire, 'x');
    expect(door.received).toEqual([]);
    // A connection that broke is no fault of Baton's, but is told to the log.
    expect(door.faults.splice(0)).toHaveLength(1);
  });

  it('saying nothing at all is cut', async () => {
    expect(statusesIn(await openWire(door).closed)).toEqual([408]);
  });

  it('over the next request on a kept connection is cut', async () => {
    const wire = openWire(door);
    wire.socket.write('GET /healthz HTTP/1.1\r\nhost: baton\r\n\r\nGET /hea');
    expect(statusesIn(await trickle(wire, 'l'))).toEqual([200, 408]);
  });
});

describe('three hundred connections that are held open', () => {
  it('keep nobody else from being answered, and end', async () => {
    const wires = Array.from({ length: 300 }, () => openWire(door));
    await Promise.all(wires.map(({ socket }) => once(socket, 'connect')));
    for (const { socket } of wires) socket.write('POST / HTTP/1.1\r\nhost:');
    expect((await post(door, '{}')).status).toBe(202);
    for (const { closed } of wires) expect(statusesIn(await closed)).toEqual([408]);
    expect((await post(door, '{}')).status).toBe(202);
  });
});
