import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { WEBHOOK_PATH } from '../../src/web/webhook-endpoint.ts';
import { readDockerfile, textsOf } from './read-dockerfile.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly restart: string;
  readonly ports?: readonly string[];
  readonly env_file?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly deploy?: { readonly replicas: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
}

const source = readFileSync('compose.yaml', 'utf8');
const compose = parse(source) as {
  readonly services: Readonly<Record<'proxy' | 'baton' | 'database', Service>>;
  readonly configs: { readonly caddyfile: { readonly content: string } };
  readonly volumes: Readonly<Record<string, null>>;
};
const { proxy, baton, database } = compose.services;

describe('compose.yaml', () => {
  it('runs two of Baton on one PostgreSQL behind one address', () => {
    expect(baton).toMatchObject({ build: '.', deploy: { replicas: 2 }, env_file: '.env' });
    expect(baton.environment?.['DATABASE_URL']).toMatch(/^postgres:\/\/baton:.*@database:5432\/baton$/);
    expect(database.environment).toMatchObject({ POSTGRES_USER: 'baton', POSTGRES_DB: 'baton' });
    expect(compose.configs.caddyfile.content).toContain('dynamic a baton 3000');
    expect(textsOf(readDockerfile().image, 'EXPOSE')).toEqual(['3000']);
  });

  it('has no password, and refuses to start without one', () => {
    const uses = [...source.matchAll(/\$\{POSTGRES_PASSWORD(.*?)\}/g)].map(([, form]) => form);
    expect(uses).toHaveLength(2);
    for (const form of uses) expect(form).toMatch(/^:\?./);
  });

  it('lets in from outside what GitHub and badges need, and nothing else', () => {
    expect([baton.ports, database.ports]).toEqual([undefined, undefined]);
    expect(proxy.ports).toEqual(['80:80', '443:443']);
    const { content } = compose.configs.caddyfile;
    expect(content).toContain(`@public path ${WEBHOOK_PATH} /badge/*`);
    expect(content).toContain('respond 404');
  });

  it('starts each only when what it needs is well, and again when it ends', () => {
    expect(baton.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(proxy.depends_on).toEqual({ baton: { condition: 'service_healthy' } });
    expect(database.healthcheck?.test[1]).toBe('pg_isready');
    for (const service of [proxy, baton, database]) expect(service.restart).toBe('unless-stopped');
  });

  it('gives Baton the time that it takes to finish what runs', () => {
    const [, drainMs = ''] = /DRAIN_MS = ([\d_]+)/.exec(readFileSync('src/baton.ts', 'utf8')) ?? [];
    const seconds = Number(drainMs.replaceAll('_', '')) / 1_000;
    expect(seconds).toBeGreaterThan(0);
    expect(Number.parseInt(baton.stop_grace_period ?? '', 10)).toBeGreaterThan(seconds);
    const [, unitSeconds] =
      /^TimeoutStopSec=(\d+)$/m.exec(readFileSync('deploy/baton.service', 'utf8')) ?? [];
    expect(Number(unitSeconds)).toBeGreaterThan(seconds);
  });

  it('keeps the database and the certificates', () => {
    const named = [...(database.volumes ?? []), ...(proxy.volumes ?? [])].map(
      (volume) => volume.split(':')[0],
    );
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
  });
});
