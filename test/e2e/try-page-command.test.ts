import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commit, mergePullRequest, newRepository, temporaryFolder } from '../sandbox/try/git-fixture.ts';
import { runTry } from '../sandbox/try/run-try.ts';

describe('npm run try as a command', () => {
  it('checks the last merges of a repository and takes everything with it when it ends', async () => {
    const folder = newRepository();
    commit(folder, 'Start');
    commit(
      folder,
      'Cache prices (#3)\n\nThe shop was slow, since every page asked the price service.',
      'a.md',
    );
    mergePullRequest(folder, 4, '\n\nAdd retries', 'Add retries');
    const directory = temporaryFolder();
    const trial = runTry([folder], { TMPDIR: directory });
    onTestFinished(() => void trial.process.kill('SIGKILL'));
    const line = await trial.line(/pull requests are checked/);
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0] ?? '';
    expect(line).toBe(`All 2 pull requests are checked: open ${url}`);
    expect(trial.printed()).toMatch(/Importing 2 of 2.*\n(?:.*\n)*Judging 2 of 2/);
    const page = await (await fetch(url)).text();
    expect(page.match(/class="pull" id="pull-(\d+)"/g)).toHaveLength(2);
    const read = async (path: string) => (await fetch(url + path)).text();
    // Both stand there as they were merged, under their numbers; the open ones are the same again.
    expect(await read('/pull/3')).toContain('Merged</span>');
    const [reasoned = '', bare = ''] = [...page.matchAll(/id="pull-(\d+)"[^>]*>(Cache prices|Add retries)/g)]
      .toSorted((left, right) => (left[2] ?? '').localeCompare(right[2] ?? ''))
      .map(([, number]) => number)
      .toReversed();
    expect(await read(`/pull/${reasoned}`)).toContain('The description says why');
    expect(await read(`/pull/${bare}`)).not.toContain('The description says why');
    expect(page).toContain('Readiness, week');
    // As from a terminal, where npm passes on what the process has got already.
    trial.process.kill('SIGINT');
    trial.process.kill('SIGINT');
    expect(await trial.ended()).toBe(0);
    expect(readdirSync(directory)).toEqual([]);
  }, 120_000);

  it('leaves nothing behind when it is stopped while it starts', async () => {
    const directory = temporaryFolder();
    const trial = runTry([], { TMPDIR: directory });
    await trial.line(/Starting a stand-in/);
    trial.process.kill('SIGTERM');
    expect(await trial.ended()).toBe(0);
    expect(readdirSync(directory)).toEqual([]);
  }, 60_000);

  it('ends with the shell that npm started it in', async () => {
    const directory = temporaryFolder();
    const trial = runTry([], { TMPDIR: directory, npm_lifecycle_event: 'try' });
    await trial.line(/Starting a stand-in/);
    trial.process.kill('SIGTERM');
    await trial.ended();
    expect(trial.printed()).toContain('Stopping...');
    expect(readdirSync(directory)).toEqual([]);
  }, 60_000);

  it('says that a path holds no repository, and ends with status 2', async () => {
    const folder = temporaryFolder();
    const trial = runTry([folder]);
    expect(await trial.ended()).toBe(2);
    expect(trial.printed()).toContain(`${folder} is not a Git repository.`);
  });

  it('says which port is taken and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const trial = runTry([], { PORT: String(port) });
    expect(await trial.ended()).toBe(2);
    expect(trial.printed()).toContain(`Port ${port} is taken`);
    expect(trial.printed()).toContain(`PORT=${port + 1} npm run try`);
  });

  it('explains itself', async () => {
    const trial = runTry(['--help']);
    expect(await trial.ended()).toBe(0);
    expect(trial.printed()).toContain('npm run try -- PATH');
  });
});
