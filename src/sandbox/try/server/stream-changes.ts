import type { ServerResponse } from 'node:http';
import type { Markup } from '../../../html.ts';
import { SECURITY_HEADERS } from './guard.ts';

/** Well under what somebody takes for immediate. */
const LOOK_EVERY_MS = 150;

/** Sends a page's parts as they change, as server-sent events, until the page is closed. */
export async function streamChanges(
  response: ServerResponse,
  look: () => Promise<Readonly<Record<string, Markup>>>,
): Promise<void> {
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream' });
  // Told at once, so that what changed between the page and this request is not missed.
  const known = new Map<string, string>();
  while (!response.destroyed && !response.writableEnded) {
    const regions = await look();
    const changed = Object.entries(regions).filter(([name, { markup }]) => known.get(name) !== markup);
    for (const [name, { markup }] of changed) known.set(name, markup);
    const parts = Object.fromEntries(changed.map(([name, { markup }]) => [name, markup]));
    if (changed.length > 0) response.write(`data: ${JSON.stringify(parts)}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
