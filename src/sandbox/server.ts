import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, errorAnswer } from './answer.ts';
import type { Fault, OwnedFaults } from './faults.ts';
import type { Exchange, RequestHandler } from './request-handler.ts';
import type { OwnedRequestLog } from './request-log.ts';

/** What the server needs of the rest. */
export interface ServerParts {
  readonly log: OwnedRequestLog;
  readonly faults: OwnedFaults;
  /** Reads a request's head and body into what is needed to answer it. */
  readonly handler: RequestHandler;
}

/** Makes the HTTP server that reads, logs, disturbs and answers requests. */
export function createStandInServer(parts: ServerParts): Server {
  return createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parts.log.addUnexpected(`${request.method} ${request.url} failed: ${reason}`);
      if (!response.headersSent) send(response, errorAnswer(500, 'The stand-in failed'));
    });
  });
}

async function serve(
  { log, faults, handler }: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const body = await readBody(request);
  const exchange = handler.read(request.method ?? 'GET', request.url ?? '/', request.headers, body);
  log.add(exchange.logged);
  const fault = faults.take(exchange.logged);
  const answer = await disturb(exchange, fault);
  if (faults.latencyMs > 0) await delay(faults.latencyMs);
  exchange.logged.durationMs = performance.now() - started;
  if (answer === 'hang') return;
  if (answer === 'drop') {
    request.socket.destroy();
    return;
  }
  exchange.logged.status = answer.status;
  if (fault?.kind === 'cut-body') cut(response, answer);
  else send(response, answer);
}

/** Answers as the fault has it, with or without the effect. */
async function disturb(exchange: Exchange, fault: Fault | null): Promise<Answer | 'drop' | 'hang'> {
  if (fault === null) return exchange.answer(Number.POSITIVE_INFINITY);
  switch (fault.kind) {
    case 'error':
      if (fault.when === 'after') await exchange.answer(Number.POSITIVE_INFINITY);
      return errorAnswer(fault.status, 'Server Error');
    case 'drop':
    case 'hang':
      if (fault.when === 'after') await exchange.answer(Number.POSITIVE_INFINITY);
      return fault.kind;
    case 'delay':
      await delay(fault.ms);
      return exchange.answer(Number.POSITIVE_INFINITY);
    case 'secondary-limit': {
      const after = fault.retryAfterSeconds;
      const headers = after === undefined ? {} : { 'retry-after': String(after) };
      const message =
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      return errorAnswer(fault.status, message, { headers });
    }
    case 'primary-limit':
      return exchange.exceeded(fault.resetInSeconds);
    case 'short-pages':
      return exchange.answer(fault.size);
    case 'cut-body':
      return exchange.answer(Number.POSITIVE_INFINITY);
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(length) });
  response.end(answer.body);
}

function cut(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
