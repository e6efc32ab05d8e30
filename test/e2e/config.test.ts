import { describe, expect, it } from 'vitest';
import { checkOf, commentsOf, NO_REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const CONFIG = '.github/baton.yml';
const CHANGES = { 'src/invoice.ts': 'export const retries = 3;\n' };
const WISH = { title: 'Retry', body: NO_REASON, changes: CHANGES };

describe('the config on the default branch', () => {
  it('in observe mode blocks nothing and writes no comment', async () => {
    const repository = await stage.repository({ files: { [CONFIG]: 'mode: observe\n' } });
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
    expect(checkOf(pull).summary).toContain('`mode: observe`');
    expect(commentsOf(pull)).toEqual([]);
  });

  it('off does nothing at all', async () => {
    const repository = await stage.repository({ files: { [CONFIG]: 'mode: off\n' } });
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(0);
  });

  it('that is broken is told, and the defaults hold', async () => {
    const repository = await stage.repository({ files: { [CONFIG]: 'mode: [\n' } });
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
    expect(checkOf(pull).text).toContain('Already so on main');
    expect(checkOf(pull).text).toContain('line 2 of `.github/baton.yml`');
  });

  it('can not be relaxed by the pull request that it judges', async () => {
    const repository = await stage.repository();
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { ...WISH, changes: { ...CHANGES, [CONFIG]: 'mode: off\n' } });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('has the open pull requests judged again when it changes', async () => {
    const repository = await stage.repository();
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
    const changes = { [CONFIG]: 'rules:\n  rationale: warn\n' };
    await stage.github.as('anna').push(repository, { changes });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
  });
});

describe('a config that the pull request brings', () => {
  it('is annotated at its line where it is wrong', async () => {
    const repository = await stage.repository();
    const changes = { [CONFIG]: 'mode: enforce\nrules:\n  rationale:\n    severity: eror\n' };
    const pull = await stage.github.as('lazar').openPullRequest(repository, { ...WISH, changes });
    await stage.idle();
    const [annotation] = checkOf(pull).annotations;
    expect(annotation).toMatchObject({ path: CONFIG, start_line: 4, annotation_level: 'failure' });
    expect(annotation?.message).not.toContain('eror');
    expect(checkOf(pull).conclusion).toBe('failure');
  });
});

describe('defaults from other repositories', () => {
  it('of the organisation hold where the repository says nothing else', async () => {
    const { github } = stage;
    const permissions = { lazar: 'write' } as const;
    const defaults = await github.createRepository({
      owner: 'orga',
      name: '.github',
      files: { [CONFIG]: 'mode: observe\n' },
    });
    const repository = await github.createRepository({ owner: 'orga', name: 'app', permissions });
    github.install('orga', { repositories: [defaults, repository] });
    await stage.idle();
    const pull = await github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');

    // A change of the file is known with the next event.
    await github.as('orga').push(defaults, { changes: { [CONFIG]: 'mode: enforce\n' } });
    await stage.idle();
    await github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('by extends are read with a token for that repository alone', async () => {
    const { github } = stage;
    const shared = await github.createRepository({
      owner: 'orgb',
      name: 'shared',
      files: { [CONFIG]: 'mode: observe\n' },
    });
    const files = { [CONFIG]: 'extends: orgb/shared\n' };
    const repository = await github.createRepository({
      owner: 'orgb',
      name: 'app',
      files,
      permissions: { lazar: 'write' },
    });
    github.install('orgb', { repositories: [shared, repository] });
    await stage.idle();
    github.requests.clear();
    const pull = await github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
    for (const request of github.requests.matching({ operation: 'ConfigFile' })) {
      expect(request.tokenRepositoryIds).toEqual([shared.id]);
    }
    for (const request of github.requests.matching({ operation: 'PullRequestFacts' })) {
      expect(request.tokenRepositoryIds).toEqual([repository.id]);
    }
  });

  it('never come from another installation', async () => {
    const { github } = stage;
    const secret = await github.createRepository({
      owner: 'orgc',
      name: 'shared',
      files: { [CONFIG]: 'mode: observe\n' },
    });
    github.install('orgc', { repositories: [secret] });
    const repository = await stage.repository({ files: { [CONFIG]: 'extends: orgc/shared\n' } });
    const pull = await github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });
});
