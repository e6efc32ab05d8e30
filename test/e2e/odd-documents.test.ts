import { describe, expect, it } from 'vitest';
import { GOOD_RUNBOOK } from '../documents.ts';
import { checkOf, REASON, useStage } from './harness.ts';

const stage = useStage();
const BRING = { title: 'Rewrite the runbook', body: REASON };

/** Text without a shape that the parser knows: nearly a megabyte of honest paragraphs. */
const LONG = `${GOOD_RUNBOOK}\n${'One more paragraph about how the importer works, and why.\n\n'.repeat(18_000)}`;

describe('a runbook that is no ordinary file', () => {
  it.each([
    ['of 1 MB', LONG, 'longer than 131,072 characters'],
    ['binary', new Uint8Array([0, 1, 2, 3, 0, 255]), 'is not a text file'],
    ['a symbolic link', { symlink: 'docs/RUNBOOK.md' }, 'is a symbolic link'],
    ['a submodule', { submodule: 'a'.repeat(40) }, 'removes the runbook'],
    ['empty', '', 'is empty'],
  ])('%s: is refused with a word that says so', async (_what, content, expected) => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, { ...BRING, changes: { 'RUNBOOK.md': content } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    expect(checkOf(pull).text).toContain(expected);
  });

  it('of invalid UTF-8: is read as far as it can be', async () => {
    const repository = await stage.repository();
    const bytes = Buffer.concat([Buffer.from(GOOD_RUNBOOK), Buffer.from([0xff, 0xfe, 0x0a])]);
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { ...BRING, changes: { 'RUNBOOK.md': bytes } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
  });

  it('a Markdown bomb: is refused, and holds nobody up', async () => {
    const repository = await stage.repository();
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { ...BRING, changes: { 'RUNBOOK.md': '>'.repeat(65_000) } });
    await stage.idle(60_000);
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    expect(checkOf(pull).text).toContain('could not be read within the time limit');
  });
});

describe('a pull request of 3,000 files', () => {
  it('is judged whole', async () => {
    const repository = await stage.repository({ files: { 'deploy.yml': 'a\n', Dockerfile: 'FROM a\n' } });
    const changes = Object.fromEntries(
      Array.from({ length: 2_999 }, (_, index) => [`src/part-${index}.ts`, 'a\n']),
    );
    const pull = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Move all',
      body: REASON,
      changes: { ...changes, Dockerfile: 'FROM b\n' },
    });
    await stage.idle(60_000);
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(checkOf(pull).text).toContain('`Dockerfile` changed');
  });
});
