import { connect, type Socket } from 'node:net';
import { clockMs } from './clock.ts';
import type { Delivery } from './deliveries.ts';

/** What became of some deliveries. */
export interface Sent {
  /** When the first one was sent (clock.ts). */
  readonly startedMs: number;
  /** From the first byte sent until the last answer. */
  readonly elapsedMs: number;
  /** How many were answered with which status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Time from sending to answer, one each. */
  readonly answerMs: readonly number[];
}

/**
 * Sends deliveries over so many connections that are kept open, each as soon as the one before it was answered.
 * Plain sockets: a full HTTP client would cost this machine more than the servers that are measured. Rejects where
 * a connection breaks.
 */
export async function sendAll(
  port: number,
  deliveries: readonly Delivery[],
  connections: number,
): Promise<Sent> {
  const statuses: Record<number, number> = {};
  const answerMs: number[] = [];
  let next = 0;
  const sockets = await Promise.all(
    Array.from({ length: Math.min(connections, deliveries.length) }, () => open(port)),
  );
  const startedMs = clockMs();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let delivery = deliveries[next++]; delivery !== undefined; delivery = deliveries[next++]) {
        const sentMs = clockMs();
        const status = await exchange(socket, delivery.request);
        statuses[status] = (statuses[status] ?? 0) + 1;
        answerMs.push(clockMs() - sentMs);
      }
    }),
  );
  const elapsedMs = clockMs() - startedMs;
  for (const socket of sockets) socket.destroy();
  return { startedMs, elapsedMs, statuses, answerMs };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const onData = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      if (!isWhole(answer)) return;
      done();
      resolve(Number(answer.slice(9, 12)));
    };
    const onEnd = (): void => {
      done();
      reject(new Error('The server closed a connection before it had answered'));
    };
    function done(): void {
      socket.off('data', onData).off('close', onEnd).off('error', onEnd);
    }
    socket.on('data', onData).on('close', onEnd).on('error', onEnd);
    socket.write(request);
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, end + 2))?.[1];
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}
