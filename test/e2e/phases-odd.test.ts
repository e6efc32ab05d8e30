import { describe, expect, it } from 'vitest';
import type { Comment, Issue, Repository } from '../../src/sandbox/store/entities.ts';
import { asked, useStage } from './harness.ts';

/** What goes wrong around phases: permissions, GitHub failing half-way, people who rearrange things. */

let now = Date.parse('2026-06-02T09:00:00Z');
const stage = useStage({ clock: () => now });

const PLAN = `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources
- Target: nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation
- Answers with sources
- Kill criteria: if cost per query > $0.15, drop to Haiku
`;

const CONFIG = 'engagement: { engineers: [lazar], team: [anna], sponsor: [fiona] }\n';

function planned(config = CONFIG): Promise<Repository> {
  return stage.repository({ files: { 'PLAN.md': PLAN, '.github/baton.yml': config } });
}

const phasesOf = (repository: Repository): Issue[] =>
  [...repository.threads.values()]
    .filter((thread) => thread.kind === 'Issue')
    .filter(({ body }) => body.includes('<!-- baton:phase:'));

function first(repository: Repository): Issue {
  const [issue] = phasesOf(repository);
  if (issue === undefined) throw new Error('There are no phases');
  return issue;
}

async function say(login: string, issue: Issue, body: string): Promise<Comment> {
  now += 60_000;
  const comment = stage.github.as(login).comment(issue, body);
  await stage.idle();
  return comment;
}

const reactions = (comment: Comment): string[] => comment.reactions.map(({ content }) => content);
const labels = (issue: Issue): string[] => issue.labels.map(({ name }) => name);

async function changePlan(repository: Repository, text = `${PLAN}- One more thing\n`): Promise<void> {
  await stage.github.as('anna').push(repository, { changes: { 'PLAN.md': text } });
  await stage.idle();
}

describe('where GitHub refuses', () => {
  it('milestones, the issues say so and the rest goes on', async () => {
    stage.github.faults.add({
      match: { method: 'POST', path: /\/milestones$/ },
      times: 1000,
      fault: { kind: 'error', status: 403, when: 'before' },
    });
    const repository = await planned();
    expect(phasesOf(repository)).toHaveLength(2);
    expect(first(repository).body).toContain('GitHub refused to make the milestone');
    await say('anna', first(repository), '/baton metric nDCG@5 0.8');
    expect(first(repository).body).toContain('**met**');
    expect(first(repository).body).toContain('GitHub refused to make the milestone');
    stage.github.faults.clear();
    await changePlan(repository);
    expect(first(repository).milestone?.title).toBe('Phase 1: Retrieval baseline');
    expect(first(repository).body).not.toContain('GitHub refused');
  });

  it.each<[string, (repository: Repository) => void]>([
    ['issues are turned off', (repository) => Object.assign(repository, { hasIssuesEnabled: false })],
    [
      'the repository is archived',
      (repository) => stage.github.as(repository.owner.login).archive(repository),
    ],
  ])('nothing is tried where %s', async (_what, change) => {
    const repository = await planned();
    change(repository);
    stage.github.requests.clear();
    await stage.github
      .as('anna')
      .label(first(repository), 'question')
      .catch(() => undefined);
    await stage.idle();
    expect(asked(stage.github).writes).toBe(0);
  });

  it('nothing is kept where Baton only watches', async () => {
    const repository = await planned('mode: observe\n');
    expect(phasesOf(repository)).toEqual([]);
  });
});

describe('where GitHub fails half-way', () => {
  it.each<[string, RegExp]>([
    ['an issue', /\/issues$/],
    ['a milestone', /\/milestones$/],
  ])('%s whose answer was lost is not made twice', async (_what, path) => {
    stage.github.faults.add({
      match: { method: 'POST', path },
      fault: { kind: 'error', status: 502, when: 'after' },
    });
    const repository = await planned();
    expect(phasesOf(repository)).toHaveLength(2);
    expect(repository.milestones.size).toBe(2);
    expect(phasesOf(repository).every(({ milestone }) => milestone !== null)).toBe(true);
  });

  it('the question whose answer was lost is asked once', async () => {
    const repository = await planned();
    stage.github.faults.add({
      match: { method: 'POST', path: /\/comments$/ },
      fault: { kind: 'drop', when: 'after' },
    });
    const comment = await say('anna', first(repository), '/baton metric nDCG@5 0.4');
    expect(reactions(comment)).toEqual(['THUMBS_UP']);
    expect(first(repository).comments.filter(({ appId }) => appId !== null)).toHaveLength(1);
  });

  it('repeated and late events change nothing', async () => {
    const repository = await planned();
    await say('anna', first(repository), '/baton metric nDCG@5 0.8');
    stage.github.requests.clear();
    for (const login of ['anna', 'lazar', 'anna']) {
      await stage.github.as(login).label(first(repository), `hello-${login}`);
    }
    await stage.idle();
    expect(asked(stage.github).writes).toBe(0);
    expect(phasesOf(repository)).toHaveLength(2);
  });
});

describe('where people rearrange things', () => {
  it('an issue without its label is found again, and the label stays off', async () => {
    const repository = await planned();
    await stage.github.as('anna').unlabel(first(repository), 'baton:phase');
    await stage.idle();
    await changePlan(repository);
    expect(phasesOf(repository)).toHaveLength(2);
    expect(labels(first(repository))).toEqual([]);
  });

  it('an issue that was taken out of its milestone stays out', async () => {
    const repository = await planned();
    await stage.github.as('anna').setMilestone(first(repository), null);
    await stage.idle();
    await changePlan(repository);
    expect(first(repository).milestone).toBeNull();
  });

  it('assignees, further labels and comments are left alone', async () => {
    const repository = await planned();
    await stage.github.as('anna').label(first(repository), 'customer');
    await say('anna', first(repository), 'Mei knows the sources.');
    await changePlan(repository);
    expect(labels(first(repository))).toEqual(['baton:phase', 'customer']);
    expect(first(repository).comments).toHaveLength(1);
  });
});

describe('who speaks for the client', () => {
  it('is a team of GitHub as well', async () => {
    const repository = await stage.repository({
      files: {
        'PLAN.md': PLAN,
        '.github/baton.yml': 'engagement: { engineers: [lazar], team: ["@client-team/platform"] }\n',
      },
      owner: 'client-team',
    });
    stage.github.createTeam('client-team', 'platform', ['anna']);
    const issue = first(repository);
    await say('anna', issue, '/baton metric nDCG@5 0.4');
    const question = issue.comments.find(({ appId }) => appId !== null);
    expect(question?.body).toContain('@client-team/platform');
    const own = await say('lazar', issue, '/baton decide continue we are close');
    expect(reactions(own)).toEqual(['CONFUSED']);
    const decision = await say('anna', issue, '/baton decide stop it was a good try');
    expect(reactions(decision)).toEqual(['THUMBS_UP']);
    expect(issue.body).toContain('`anna` decided on');
  });

  it('accepts a changed goalpost by approving its pull request', async () => {
    const repository = await planned();
    await say('anna', first(repository), '/baton metric nDCG@5 0.7');
    now += 3_600_000;
    const pull = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Lower the target',
      body: 'The survey shows that users do not notice the difference.',
      changes: { 'PLAN.md': PLAN.replace('0.75', '0.65') },
    });
    await stage.idle();
    stage.github.as('anna').approve(pull);
    await stage.github.as('anna').merge(pull);
    await stage.idle();
    expect(first(repository).body).toContain('nDCG@5 &gt; 0.65');
    expect(first(repository).body).not.toContain('not accepted yet');
  });

  it('has a decision refused that nothing waits for', async () => {
    const repository = await planned();
    const comment = await say('fiona', first(repository), '/baton decide stop I changed my mind');
    expect(reactions(comment)).toEqual(['CONFUSED']);
    expect(first(repository).body).toContain('No kill criterion of this phase waits for a decision');
  });

  it('is told the commands where it asks', async () => {
    const repository = await planned();
    await say('fiona', first(repository), '/baton help');
    expect(first(repository).body).toContain('### Commands on this issue');
  });
});

describe('a description', () => {
  it('that somebody else edited after the merge does not count', async () => {
    const repository = await planned();
    const pull = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Rerank',
      body: 'Users got the wrong page without it.\n\nMetric: nDCG@5 0.7',
      changes: { 'src/rerank.ts': 'export {};\n' },
    });
    await stage.github.as('anna').merge(pull);
    await stage.idle();
    expect(first(repository).body).toContain('| 0.7 | 1 |');
    now += 60_000;
    await stage.github.as('lazar').editPullRequest(pull, { body: pull.body.replace('0.7', '0.72') });
    await stage.idle();
    expect(first(repository).body).toContain('| 0.72 | 1 |');
    now += 60_000;
    await stage.github.as('anna').editPullRequest(pull, { body: pull.body.replace('0.72', '0.99') });
    await stage.idle();
    expect(first(repository).body).toContain('Somebody else than its author edited');
    expect(first(repository).body).not.toContain('0.99');
  });
});

describe('access to all repositories', () => {
  it('has them wake again after the App was away', async () => {
    const files = { 'PLAN.md': PLAN, '.github/baton.yml': CONFIG };
    const repository = await stage.repository({ files, owner: 'client-away' });
    const [installation] = [...stage.github.store.installations.values()].filter(
      ({ account }) => account.login === 'client-away',
    );
    if (installation === undefined) throw new Error('not installed');
    stage.github.uninstall(installation);
    await stage.idle();
    await changePlan(repository, PLAN.replace('Retrieval baseline', 'Find the page'));
    expect(first(repository).title).toContain('Retrieval baseline');
    stage.github.install('client-away', { repositories: 'all' });
    await stage.idle();
    await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Rerank',
      body: 'Users got the wrong page without it.',
      changes: { 'src/rerank.ts': 'export {};\n' },
    });
    await stage.idle();
    expect(first(repository).title).toContain('Find the page');
    expect(phasesOf(repository)).toHaveLength(2);
  });

  it('has the phases wake at the first pull request', async () => {
    const repository = await stage.github.createRepository({
      owner: 'client-of-all',
      name: 'answers',
      // A config would wake it at once.
      files: { 'PLAN.md': PLAN },
      permissions: { lazar: 'write', anna: 'write', fiona: 'read' },
    });
    stage.github.install('client-of-all', { repositories: 'all' });
    await stage.idle();
    expect(phasesOf(repository)).toEqual([]);
    await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Rerank',
      body: 'Users got the wrong page without it.',
      changes: { 'src/rerank.ts': 'export {};\n' },
    });
    await stage.idle();
    expect(phasesOf(repository)).toHaveLength(2);
  });
});
