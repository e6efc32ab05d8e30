import type { IncomingMessage } from 'node:http';

/** The body, or that it is larger than allowed. Nothing beyond the limit is kept in memory. */
export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer<ArrayBuffer> }
  | { readonly kind: 'too-large' };

/** Reads a request's body, up to `limitBytes`; rejects if the connection breaks. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) };
}
