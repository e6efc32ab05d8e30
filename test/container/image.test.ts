import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { freePort } from '../chaos/baton-process.ts';
import { environmentOf, execOf, isIgnored, readDockerfile, textsOf } from './read-dockerfile.ts';

const run = promisify(execFile);
const { dependencies, image } = readDockerfile();

/** What npm says where it has a package neither in its cache nor from the registry. */
const NO_PACKAGES = /ENOTCACHED|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT/;

let github: StandIn;
let app: string;
beforeAll(async () => {
  github = await startStandIn();
  app = await mkdtemp(join(tmpdir(), 'baton-image-'));
});
afterAll(async () => {
  await github.close();
  await rm(app, { recursive: true, force: true });
});

/** What `COPY . .` brings. */
async function copySources(): Promise<void> {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
  for (const file of files.filter((file) => !isIgnored(file))) await cp(file, join(app, file));
}

/** The command of the first stage; packages come from npm's cache where it has them. Gives why it could not, or null. */
async function install(): Promise<string | null> {
  const [command = ''] = textsOf(dependencies, 'RUN');
  const env = { ...process.env, npm_config_prefer_offline: 'true', npm_config_fetch_retries: '0' };
  try {
    await run('sh', ['-c', command], { cwd: app, env });
    return null;
  } catch (error) {
    const reason = NO_PACKAGES.exec(String((error as { stderr?: string }).stderr))?.[0];
    if (reason === undefined) throw error;
    return reason;
  }
}

describe('the commands of the Dockerfile, in a clean folder', () => {
  it('make a Baton that says it is well, and ends when it is asked to', {
    timeout: 300_000,
  }, async (test) => {
    await copySources();
    const missing = await install();
    if (missing !== null) return test.skip(`npm could not get the packages (${missing})`);

    const env = {
      PATH: process.env['PATH'],
      ...environmentOf(image),
      PORT: String(await freePort()),
      BATON_DATA_DIR: join(app, 'volume'),
      APP_ID: String(github.appId),
      PRIVATE_KEY: github.privateKey,
      WEBHOOK_SECRET: github.webhookSecret,
      GITHUB_API_URL: github.url,
    };
    const isHealthy = async (): Promise<boolean> => {
      const [, ...args] = execOf(image, 'HEALTHCHECK');
      return run(process.execPath, args, { env }).then(
        () => true,
        () => false,
      );
    };
    const [program, ...args] = execOf(image, 'CMD');
    expect(program).toBe('node');
    const baton = spawn(process.execPath, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [baton.stdout, baton.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += String(chunk);
      });
    }
    const exited = once(baton, 'exit');
    try {
      expect(await isHealthy()).toBe(false);
      await expect.poll(() => output, { timeout: 60_000 }).toContain('Baton is running');
      expect(await isHealthy()).toBe(true);
      // What it was registered with is read, too, which needs app.yml.
      await expect.poll(() => github.requests.count({ path: /^\/app$/ })).toBe(1);
    } finally {
      baton.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    }
  });
});
