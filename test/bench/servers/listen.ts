import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server says to the process that started it, once it can be used. */
export interface Ready {
  readonly kind: 'ready';
  readonly port: number;
}

/** Listens on a free port of the loopback, tells the parent, and ends with it. */
export function listen(server: Server): void {
  process.on('disconnect', () => process.exit());
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const ready: Ready = { kind: 'ready', port: (server.address() as AddressInfo).port };
    process.send?.(ready);
  });
}
