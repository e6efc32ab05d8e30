import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reply } from './reply.ts';

export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  /** What stood in the place of the names in the path, decoded. */
  names: Readonly<Record<string, string>>,
) => Promise<void> | void;

export interface WebServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** By `METHOD /path`, in which `:name` stands for one segment; the query string is not part of it. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly onFault: (error: unknown) => void;
  /** Shorter ones are for tests, which can't wait as long as a sender may take. */
  readonly patience?: Patience;
}

/** How long senders may take before their connection is cut. */
export interface Patience {
  /** Headers must be there within this time, also the first ones of a connection that says nothing. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often connections are looked at: what is late is cut this much later at the most. */
  readonly checkMs: number;
}

export interface WebServer {
  readonly url: string;
  readonly port: number;
  /** Takes no more connections; resolves when the requests under way are answered. */
  stop(): Promise<void>;
}

/** GitHub gives up after 10 s. Node looks every 30 s only, unless told otherwise. */
const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000, checkMs: 2_000 };

/** Serves the routes; rejects with a sentence to act on where the address can't be had. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const routes = compile(options.routes);
  const { headersMs, requestMs, checkMs } = options.patience ?? PATIENCE;
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  };
  const server = createServer(limits, (request, response) => {
    void answer(request, response, routes, options);
  });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    port,
    url: `http://${host === '0.0.0.0' || host === '[::]' ? 'localhost' : host}:${port}`,
    stop: () => stop(server),
  };
}

interface CompiledRoute {
  readonly method: string;
  readonly pattern: URLPattern;
  readonly route: Route;
}

function compile(routes: WebServerOptions['routes']): CompiledRoute[] {
  return Object.entries(routes).map(([key, route]) => {
    const [method = '', pathname = ''] = key.split(' ', 2);
    return { method, pattern: new URLPattern({ pathname }), route };
  });
}

function find(
  routes: readonly CompiledRoute[],
  method: string,
  pathname: string,
): { readonly route: Route; readonly names: Readonly<Record<string, string>> } | null {
  for (const { method: wanted, pattern, route } of routes) {
    const match = wanted === method ? pattern.exec({ pathname }) : null;
    if (match !== null) return { route, names: match.pathname.groups as Record<string, string> };
  }
  return null;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly CompiledRoute[],
  options: WebServerOptions,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const found = find(routes, request.method ?? '', path);
  if (found === null) return reply(response, 404, 'Nothing here');
  try {
    await found.route(request, response, found.names);
  } catch (error) {
    options.onFault(error);
    if (response.headersSent) response.destroy();
    else reply(response, 500, 'Internal error');
  }
}

async function listen(server: Server, { host, port }: WebServerOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen({ host, port }, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} on ${host} is already taken: set PORT to another one`, { cause: error });
    case 'EACCES':
      return new Error(`Not allowed to listen on port ${port}: set PORT to one above 1023`, { cause: error });
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new Error(`HOST ${host} is no address of this machine: try localhost or 0.0.0.0`, {
        cause: error,
      });
    default:
      return error;
  }
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  await closed;
}
