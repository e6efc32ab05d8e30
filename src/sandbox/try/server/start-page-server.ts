import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { StandInError } from '../../stand-in-error.ts';
import { type Page, renderDocument, renderMessage } from '../page/layout.ts';
import { renderListPage } from '../page/list-page.ts';
import { type MarkdownRenderer, startMarkdownRenderer } from '../page/markdown.ts';
import { renderPullPage } from '../page/pull-page.ts';
import type { Session } from '../session.ts';
import { refusalOf, SECURITY_HEADERS } from './guard.ts';
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

interface Parts {
  readonly session: Session;
  readonly markdown: MarkdownRenderer;
}

const ASSETS = /^\/(?:base\.css|list\.css|conversation\.css|prose\.css|check\.css|client\.js|icon\.svg)$/;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Takes a port for the pages before there is anything to show; rejects with `EADDRINUSE` where it is taken. */
export async function startPageServer(port: number): Promise<WaitingPageServer> {
  const markdown = startMarkdownRenderer();
  let parts: Parts | null = null;
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      process.stderr.write(
        `The page failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      if (!response.headersSent) send(response, 500, 'text/plain', 'The page failed; the terminal says why.');
    });
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    await markdown.close();
    throw error;
  }
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    show: (session) => {
      parts = { session, markdown };
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await markdown.close();
    },
  };
}

async function serve(parts: Parts | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refusalOf(request);
  if (refusal) return send(response, refusal.status, 'text/plain', refusal.reason);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (ASSETS.test(pathname)) {
    const type = TYPES[extname(pathname)] ?? '';
    return send(response, 200, type, await readFile(join(import.meta.dirname, '../assets', pathname)));
  }
  if (parts === null)
    return send(response, 503, 'text/plain', 'Baton is still starting: load this page again in a moment.');
  if (request.method === 'POST') return act(parts, pathname, request, response);
  if (pathname === '/changes') {
    const path = searchParams.get('path') ?? '/';
    return streamChanges(response, async () => (await findPage(parts, path))?.regions ?? {});
  }
  const page = await findPage(parts, pathname);
  const repository = parts.session.repository().name;
  const shown = page ?? renderMessage('Nothing here', `There is no page ${pathname}.`);
  send(response, page ? 200 : 404, 'text/html; charset=utf-8', renderDocument(shown, repository, pathname));
}

async function findPage({ session, markdown }: Parts, path: string): Promise<Page | null> {
  if (path === '/') return renderListPage(session.repository());
  const [, number] = /^\/pull\/(\d{1,9})$/.exec(path) ?? [];
  const pull = number === undefined ? null : await session.pull(Number(number));
  return pull && renderPullPage(pull, markdown);
}

async function act(
  { session }: Parts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, number = '', action = ''] = /^\/pull\/(\d{1,9})\/(edit|comments|press)$/.exec(path) ?? [];
  const fields = await readForm(request);
  const problem =
    fields === null ? 'That is too much text.' : await perform(session, Number(number), action, fields);
  if (request.headers.accept === 'application/json') {
    return send(response, problem === null ? 200 : 422, 'application/json', JSON.stringify({ problem }));
  }
  if (problem === null) {
    response.writeHead(303, { ...SECURITY_HEADERS, location: `/pull/${number}` }).end();
    return;
  }
  const page = renderMessage('That did not work', problem);
  send(response, 422, 'text/html; charset=utf-8', renderDocument(page, session.repository().name, path));
}

/** Does what a form asks; a refusal comes back as a sentence. */
async function perform(
  session: Session,
  number: number,
  action: string,
  fields: ReadonlyMap<string, string>,
): Promise<string | null> {
  const field = (name: string) => fields.get(name) ?? '';
  try {
    if (action === 'edit') await session.edit(number, { title: field('title'), body: field('body') });
    else if (action === 'comments') session.comment(number, field('as'), field('body'));
    else if (action === 'press') session.press(number, field('button'));
    else return 'There is no such form.';
    return null;
  } catch (error) {
    if (error instanceof StandInError) return `${error.message}.`;
    throw error;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': type }).end(body);
}
