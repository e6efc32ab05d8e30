import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-layers-'));
  await cp(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the linter says of a project that consists of this one file. */
async function lint(path: string, code: string): Promise<{ status: number | null; output: string }> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
  const oxlint = join(ROOT, 'node_modules/.bin/oxlint');
  const { status, stdout, stderr } = spawnSync(oxlint, [path], { cwd: folder, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

const using = (what: string): string => `import { thing } from '${what}';\nexport const used = thing;\n`;

describe('the layers', () => {
  it.each([
    ['src/handoff/rules/a.ts', '../../jobs/job.ts'],
    ['src/handoff/rules/a.ts', '../../github/apply-effects.ts'],
    ['src/handoff/a.ts', '../queue/queue.ts'],
    ['src/handoff/a.ts', 'node:fs'],
    ['src/handoff/a.ts', 'octokit'],
    ['src/github/a.ts', '../jobs/job.ts'],
    ['src/github/a.ts', '../handoff/effects/decide.ts'],
    ['src/github/a.ts', '../handoff/phases/plan-phases.ts'],
    ['src/queue/a.ts', '../handoff/facts.ts'],
    ['src/web/a.ts', '../github/github-app.ts'],
    ['src/sandbox/a.ts', '../handoff/facts.ts'],
  ])('forbid %s to import %s', async (path, what) => {
    const { status, output } = await lint(path, using(what));
    expect(status).not.toBe(0);
    expect(output).toContain('no-restricted-imports');
  });

  it.each([
    ['src/handoff/rules/a.ts', '../facts.ts'],
    ['src/github/a.ts', '../handoff/facts.ts'],
    ['src/github/a.ts', '../handoff/effects/effect.ts'],
    ['src/github/a.ts', '../handoff/phases/phase-facts.ts'],
    ['src/jobs/a.ts', '../handoff/effects/decide.ts'],
    ['src/jobs/a.ts', '../github/apply-effects.ts'],
  ])('let %s import %s', async (path, what) => {
    const { status, output } = await lint(path, using(what));
    expect(output).not.toContain('no-restricted-imports');
    expect(status).toBe(0);
  });

  it.each(['Date.now()', 'Math.random()', 'process.env', 'fetch("x")'])(
    'forbid the core to use %s',
    async (code) => {
      const { status } = await lint('src/handoff/a.ts', `export const value = () => ${code};\n`);
      expect(status).not.toBe(0);
    },
  );
});
