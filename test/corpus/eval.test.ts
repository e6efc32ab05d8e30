import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'baton-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = {
  id: 'a',
  repo: 'acme/shop',
  title: 'Retry',
  body: 'Uploads failed every night because the server restarts.',
  label: 'rationale',
};
const bare = {
  id: 'b',
  repo: 'acme/shop',
  title: 'Retry',
  body: 'Adds a column to the table.',
  label: 'none',
  doubt: true,
};

function run(lines: readonly unknown[], ...args: string[]) {
  const file = join(folder, 'items.jsonl');
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['test/corpus/eval.ts', 'rationale', file, ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

describe('npm run eval -- rationale', () => {
  it('prints the scores in all, without doubtful items and per repository, and what was wrong', () => {
    const wrong = { ...bare, id: 'c', label: 'rationale' };
    const { status, stdout } = run([good, bare, wrong]);
    expect(status).toBe(0);
    expect(stdout).toContain('3 items: 2 rationale, 1 none');
    expect(stdout).toMatch(/^all +3 +1\.000 +0\.500 +0\.667 +1\/2 \(50\.0 %\) +0\/1/m);
    expect(stdout).toMatch(/^without doubtful items +1 /m);
    expect(stdout).toMatch(/^acme\/shop +3 /m);
    expect(stdout).toContain('c acme/shop (doubtful): Retry | what-only');
  });

  it('prints one verdict a line and nothing else with --json, also without labels', () => {
    const { label: _, ...unlabelled } = bare;
    const { status, stdout } = run([good, unlabelled], '--json');
    expect(status).toBe(0);
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(verdicts).toEqual([
      { id: 'a', label: 'rationale', why: expect.any(String) },
      { id: 'b', label: 'none', why: 'This says what changed, not why.' },
    ]);
  });

  it('tells a bad line by its number', () => {
    expect(run([good, '', '{"id": 1'])).toMatchObject({ status: 2, stdout: '' });
    expect(run([good, '', '{"id": 1']).stderr).toContain('items.jsonl:3: ');
    expect(run([{ ...good, label: 'maybe' }]).stderr).toContain('items.jsonl:1: expected `label`');
  });

  it('refuses a file that is not there', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['test/corpus/eval.ts', 'rationale', join(folder, 'no')],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('no such file');
  });
});
