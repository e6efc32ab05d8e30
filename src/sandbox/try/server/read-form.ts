import type { IncomingMessage } from 'node:http';

/** Twice what a description can hold when every character is escaped as four bytes would be too kind: this is enough. */
const FORM_BYTES = 1_000_000;

/** Reads a form's fields, line breaks as `\n`; null where it is too large. */
export async function readForm(request: IncomingMessage): Promise<ReadonlyMap<string, string> | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > FORM_BYTES) return null;
    chunks.push(bytes);
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString());
  return new Map([...fields].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]));
}
