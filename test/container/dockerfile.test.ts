import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentOf, execOf, isIgnored, readDockerfile, textsOf } from './read-dockerfile.ts';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly engines: { readonly node: string };
  readonly scripts: { readonly start: string };
};
const { dependencies, image } = readDockerfile();

describe('the Dockerfile', () => {
  it('starts as npm start does, and as the process that hears SIGTERM', () => {
    expect(execOf(image, 'CMD').join(' ')).toBe(packageJson.scripts.start);
    expect(textsOf(image, 'ENTRYPOINT')).toEqual([]);
  });

  it('brings a Node that the project runs on, the same in both stages', () => {
    expect(image.base).toBe(dependencies.base);
    const major = /^node:(\d+)-slim$/.exec(image.base)?.[1];
    expect(packageJson.engines.node).toBe(`>=${major}.0.0`);
  });

  it('installs what the lock file says, without what only development needs, and runs no script of it', () => {
    const [install, ...others] = textsOf(dependencies, 'RUN');
    expect(others).toEqual([]);
    expect(install).toMatch(/^npm ci .*--omit=dev .*--ignore-scripts/);
  });

  it('has no build tools: nothing is installed from elsewhere', () => {
    for (const run of textsOf(image, 'RUN')) expect(run).not.toMatch(/apt|apk|npm|curl|wget/);
  });

  it('does not run as root, and owns only its data', () => {
    expect(textsOf(image, 'USER')).toEqual(['node']);
    expect(textsOf(image, 'VOLUME')).toEqual(['/data']);
    expect(textsOf(image, 'COPY').some((text) => text.includes('--chown'))).toBe(false);
  });

  it('can be reached, keeps its data in the volume, and holds no secret', () => {
    expect(environmentOf(image)).toEqual({
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      PORT: '3000',
      BATON_DATA_DIR: '/data',
    });
    expect(textsOf(image, 'ARG')).toEqual([]);
  });
});

describe('.dockerignore', () => {
  it('lets in what production runs, and nothing else', () => {
    const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
    const kept = files.filter((file) => !isIgnored(file));
    expect(kept.filter((file) => !file.startsWith('src/'))).toEqual([
      'LICENSE',
      'app.yml',
      'package-lock.json',
      'package.json',
    ]);
    expect(kept.filter((file) => file.startsWith('src/sandbox/'))).toEqual([]);
    expect(kept).toContain('src/main.ts');
  });

  it.each(['.env', '.env.production', 'key.pem', 'data/lock', 'node_modules/pg/index.js', '.git/config'])(
    'keeps %s out',
    (path) => {
      expect(isIgnored(path)).toBe(true);
    },
  );
});
