import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dev?: boolean;
}

const page = await readFile('docs/security.md', 'utf8');
const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly scripts: Readonly<Record<string, string>>;
};
const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the lock file', () => {
  it('has an integrity hash for every package, and no place but the registry', () => {
    expect(packages.length).toBeGreaterThan(100);
    for (const [path, { integrity, resolved, link }] of packages) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(link, path).toBeUndefined();
      if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/[a-z]+\.npmjs\.org\//);
    }
  });

  it('lets nothing run while it is installed but what is allowed, and nothing at all in production', () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(running.map(([path]) => path.replace('node_modules/', ''))).toEqual(
      Object.keys(manifest.allowScripts),
    );
    expect(running.filter(([, { dev }]) => !dev)).toEqual([]);
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(name);
  });
});

describe('the production packages', () => {
  it('are exactly those that docs/security.md gives a reason for', () => {
    const section = page.slice(page.indexOf('## Production packages'));
    const named = [...section.matchAll(/^\| `([^`]+)` \| (\S.*) \|$/gm)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(manifest.dependencies));
  });

  it('are of exact versions, as are those of development', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('docs/security.md', () => {
  it('names guards and tests that are there', () => {
    const paths = [...page.matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('says how a weakness is reported', () => expect(page).toContain('private vulnerability reporting'));
});

describe('Baton’s own workflows', () => {
  it('are none: nothing of GitHub Actions can be turned against it', () => {
    expect(existsSync('.github/workflows')).toBe(false);
  });
});
