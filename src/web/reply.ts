import type { ServerResponse } from 'node:http';

/** Ends a response with a line of plain text; the connection is closed where the request was not read whole. */
export function reply(response: ServerResponse, status: number, message: string): void {
  if (status === 413) response.setHeader('connection', 'close');
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${message}\n`);
}
