import { afterEach, describe, expect, it } from 'vitest';
import { type BadgeScore, badge } from '../../src/web/badge.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';

let server: WebServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const SCORES: Readonly<Record<string, BadgeScore>> = {
  'acme/answers': { total: 72 },
  'acme/best': { total: 91 },
  'acme/worst': { total: 8 },
  'acme/withheld': { total: null },
};

async function get(path: string): Promise<{ status: number; headers: Headers; text: string }> {
  server ??= await startWebServer({
    host: '127.0.0.1',
    port: 0,
    routes: {
      'GET /badge/:owner/:file': badge(async (owner, repo) => SCORES[`${owner}/${repo}`] ?? null),
    },
    onFault: (error) => {
      throw error;
    },
  });
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the badge', () => {
  it.each([
    ['acme/answers', '72 / 100'],
    ['acme/best', '91 / 100'],
    ['acme/worst', '8 / 100'],
    ['acme/withheld', 'unknown'],
    ['acme/nothing', 'unknown'],
  ])('of %s says %s', async (name, words) => {
    const { status, headers, text } = await get(`/badge/${name}.svg`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(text).toContain(`<title>handover readiness: ${words}</title>`);
  });

  it('looks alike for what is private, unknown, or no name at all, headers and all', async () => {
    const [unknown, ...others] = await Promise.all(
      [
        'acme/private.svg',
        'nobody/none.svg',
        'acme/%2e%2e%2fpasswd.svg',
        'acme/%3Cscript%3E.svg',
        'acme/answers',
      ].map(async (path) => {
        const { status, headers, text } = await get(`/badge/${path}`);
        return { status, text, headers: [...headers].filter(([name]) => name !== 'date') };
      }),
    );
    for (const other of others) expect(other).toEqual(unknown);
  });

  it('lets no image run anything', async () => {
    const { headers } = await get('/badge/acme/answers.svg');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['/badge/acme', '/badge/acme/a/b.svg', '/badge/', '/'])('is not at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
