import { describe, expect, it } from 'vitest';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { NO_REASON, useStage } from '../e2e/harness.ts';
import { deliver, writtenIn } from './written.ts';

const stage = useStage();
const CHANGES = { 'src/a.ts': 'a\n' };

/** A client whose repository, people and documents are called like those of every other. */
async function tenant(owner: string, isPrivate = true): Promise<Repository> {
  const { github } = stage;
  const canary = `only-${owner}`;
  const repository = await github.createRepository({
    owner,
    name: 'answers',
    isPrivate,
    files: {
      'RUNBOOK.md': `# Runbook\n\nSee \`scripts/${canary}.sh\` and [the board](${canary}.md).\n`,
      'PLAN.md': `---\nstart: 2026-06-01\n---\n## Phase 1 (weeks 1-3): ${canary}\n- Target: ${canary} > 0.7\n- Kill criteria: if ${canary} < 0.5, stop\n`,
      'scripts/a.sh': 'true\n',
    },
    permissions: { lazar: 'write', anna: 'write' },
  });
  github.install(owner, { repositories: [repository] });
  await stage.idle();
  return repository;
}

describe('two clients with everything of the same name', () => {
  it('see nothing of each other, and no token reaches from one into the other', async () => {
    const { github } = stage;
    github.requests.clear();
    const tenants = [await tenant('firstclient'), await tenant('secondclient')];
    const pulls = await Promise.all(
      tenants.map((repository) =>
        github.as('lazar').openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: CHANGES }),
      ),
    );
    for (const pull of pulls) github.as('anna').comment(pull, '/baton report');
    await stage.idle();

    for (const [index, repository] of tenants.entries()) {
      const text = writtenIn(github, repository).join('\n');
      const other = tenants[1 - index]?.owner.login ?? '';
      // The canary is shown to its own client, so that another's would be seen.
      expect(text).toContain(`only-${repository.owner.login}`);
      expect(text).not.toContain(other);
    }
    const work = github.requests.all.filter(({ installationId }) => installationId !== null);
    expect(work.length).toBeGreaterThan(10);
    for (const { path, tokenRepositoryIds, installationId } of work) {
      const of = tenants.find(({ id }) => tokenRepositoryIds?.[0] === id);
      expect(tokenRepositoryIds, `${path} of ${installationId}`).toHaveLength(1);
      if (path.startsWith('/repos/')) expect(path).toContain(`/repos/${of?.owner.login}/`);
    }
  });
});

describe('a delivery that mixes two clients up, though rightly signed', () => {
  it.each(['repository', 'name', 'installation'])('by its %s touches neither of them', async (mixed) => {
    const { github, baton } = stage;
    // What is public any token may read: nothing of it may come into the other client's words.
    const [one, two] = [await tenant(`one-by-${mixed}`), await tenant(`two-by-${mixed}`, false)];
    for (const repository of [one, two])
      await github
        .as('lazar')
        .openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: CHANGES });
    await stage.idle();
    const [real, foreign] = [one, two]
      .map(({ id }) =>
        github.webhooks.deliveries.findLast(
          ({ repositoryId, event }) => repositoryId === id && event === 'pull_request',
        ),
      )
      .map((sent) => JSON.parse(sent?.body ?? '') as Payload);
    if (real === undefined || foreign === undefined) throw new Error('no deliveries');
    const forged = structuredClone(real);
    if (mixed === 'repository') forged.repository = foreign.repository;
    if (mixed === 'name')
      Object.assign(forged.repository, {
        id: real.repository.id,
        name: 'answers',
        owner: foreign.repository.owner,
      });
    if (mixed === 'installation') forged.installation = foreign.installation;
    const before = [one, two].map((repository) => writtenIn(github, repository));
    github.requests.clear();
    const id = `forged-${mixed}`;
    expect(
      await deliver(github, baton.url, { id, event: 'pull_request', body: JSON.stringify(forged) }),
    ).toBe(202);
    await stage.idle();
    expect(github.requests.all.filter(({ isWrite }) => isWrite)).toEqual([]);
    expect([one, two].map((repository) => writtenIn(github, repository))).toEqual(before);
  });
});

interface Payload {
  installation: { readonly id: number };
  repository: { readonly id: number; readonly name: string; readonly owner: object };
}
