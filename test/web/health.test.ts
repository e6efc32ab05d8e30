import { afterEach, expect, it } from 'vitest';
import { healthz, readyz, type Unready } from '../../src/web/health.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';

let server: WebServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function ask(path: string, is: { isAlive?: boolean; unready?: Unready }): Promise<[number, string]> {
  server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    routes: {
      'GET /healthz': healthz(() => is.isAlive ?? true),
      'GET /readyz': readyz(async () => is.unready ?? null),
    },
    onFault: (error) => {
      throw error;
    },
  });
  const response = await fetch(`${server.url}${path}`);
  return [response.status, await response.text()];
}

it.each([
  ['/healthz', {}, 200, 'ok'],
  ['/healthz', { unready: 'queue' as const }, 200, 'ok'],
  ['/healthz', { isAlive: false }, 503, 'restart Baton'],
  ['/readyz', {}, 200, 'ready'],
  ['/readyz', { unready: 'queue' as const }, 503, 'see whether its database runs'],
  ['/readyz', { unready: 'stopping' as const }, 503, 'stopping'],
])('%s while %o answers %i', async (path, is, status, word) => {
  const [answered, text] = await ask(path, is);
  expect(answered).toBe(status);
  expect(text).toContain(word);
});
