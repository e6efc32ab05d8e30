import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { renderDocument, renderMessage, type Whereabouts } from '../page/layout.ts';
import { startMarkdownRenderer } from '../page/markdown.ts';
import type { Session } from '../session.ts';
import { editorOfLink, findPage, liveAddress, type PageSource } from './find-page.ts';
import { refusalOf, SECURITY_HEADERS } from './guard.ts';
import { performForm } from './perform-form.ts';
import { readForm } from './read-form.ts';
import { streamChanges } from './stream-changes.ts';

/** The local pages, being served. */
export interface PageServer {
  /** With `localhost` as name. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A server that asks for patience until there is something to show. */
export interface WaitingPageServer extends PageServer {
  show(session: Session): void;
}

const ASSETS =
  /^\/(?:base\.css|list\.css|conversation\.css|prose\.css|check\.css|documents\.css|issues\.css|chart\.css|report\.css|client\.js|icon\.svg)$/;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Takes a port for the pages before there is anything to show; rejects with `EADDRINUSE` where it is taken. */
export async function startPageServer(port: number): Promise<WaitingPageServer> {
  let parts: PageSource | null = null;
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      process.stderr.write(
        `The page failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      if (!response.headersSent) send(response, 500, 'text/plain', 'The page failed; the terminal says why.');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    show: (session) => {
      parts = { session, markdown: startMarkdownRenderer(session.homes()) };
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await parts?.markdown.close();
    },
  };
}

async function serve(
  parts: PageSource | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request);
  if (refusal) return send(response, refusal.status, 'text/plain', refusal.reason);
  const address = new URL(request.url ?? '/', 'http://localhost');
  const { pathname } = address;
  if (ASSETS.test(pathname)) {
    const type = TYPES[extname(pathname)] ?? '';
    return send(response, 200, type, await readFile(join(import.meta.dirname, '../assets', pathname)));
  }
  if (parts === null)
    return send(response, 503, 'text/plain', 'Baton is still starting: load this page again in a moment.');
  if (request.method === 'POST') return act(parts, pathname, request, response);
  if (pathname === '/changes') {
    const path = address.searchParams.get('path') ?? '/';
    const watched = URL.canParse(path, address.origin) ? new URL(path, address.origin) : address;
    return streamChanges(response, async () => (await findPage(parts, watched))?.regions ?? {});
  }
  const [, run] = /^\/runs\/(\d{1,12})$/.exec(pathname) ?? [];
  const judged = run === undefined ? null : parts.session.pullOfRun(Number(run));
  if (judged !== null) return redirect(response, `/pull/${judged}#check`);
  const editor = pathname.startsWith('/github/') ? editorOfLink(parts.session, address) : null;
  if (editor !== null) return redirect(response, editor);
  const page = await findPage(parts, address);
  const shown = page ?? renderMessage('Nothing here', `There is no page ${pathname}.`);
  const document = renderDocument(shown, await whereabouts(parts.session), liveAddress(address));
  send(response, page ? 200 : 404, 'text/html; charset=utf-8', document);
}

async function act(
  { session }: PageSource,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fields = await readForm(request);
  const { problem, next } =
    fields === null
      ? { problem: 'That is too much text.', next: '/' }
      : await performForm(session, path, fields);
  if (request.headers.accept === 'application/json') {
    return send(response, problem === null ? 200 : 422, 'application/json', JSON.stringify({ problem }));
  }
  if (problem === null) return redirect(response, next);
  const page = renderMessage('That did not work', problem);
  send(response, 422, 'text/html; charset=utf-8', renderDocument(page, await whereabouts(session), path));
}

async function whereabouts(session: Session): Promise<Whereabouts> {
  const { name, branch } = await session.repository();
  return { name, branch, clock: session.clock() };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...SECURITY_HEADERS, location }).end();
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': type }).end(body);
}
