import { beforeEach, describe, expect, it } from 'vitest';
import type { Comment, Issue, Repository } from '../../src/sandbox/store/entities.ts';
import { asked, useStage } from './harness.ts';

let now = Date.parse('2026-06-02T09:00:00Z');
const stage = useStage({ clock: () => now });
const setClock = (at: string): void => {
  now = Date.parse(at);
};

beforeEach(() => setClock('2026-06-02T09:00:00Z'));

const PLAN = `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources, ~12k docs
- Stack: pgvector + BM25 hybrid, RRF fusion
- Eval: 50 hand-labeled queries, target nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation + judge
- Claude Sonnet for generation, LLM-as-judge for eval
- Target: 85% judge-pass on golden set
- Kill criteria: if cost per query > $0.15, drop to Haiku + reranker

## Phase 3 (weeks 7-8): Deploy + observability
- Lambda + API Gateway, Langfuse for tracing
- Handoff doc + runbook for in-house team
`;

const CONFIG = `engagement:
  started: 2026-06-01
  engineers: [lazar]
  team: [anna]
  sponsor: [fiona]
metrics: evals/metrics.jsonl
report: { timezone: Europe/Berlin }
`;

async function planned(files: Record<string, string> = {}): Promise<Repository> {
  return stage.repository({ files: { 'PLAN.md': PLAN, '.github/baton.yml': CONFIG, ...files } });
}

function phasesOf(repository: Repository): Issue[] {
  return [...repository.threads.values()]
    .filter((thread) => thread.kind === 'Issue')
    .filter((issue) => issue.body.includes('<!-- baton:phase:'));
}

function phase(repository: Repository, number: 1 | 2 | 3): Issue {
  const issue = phasesOf(repository).find(({ body }) => body.startsWith(`<!-- baton:phase:${number} -->`));
  if (issue === undefined) throw new Error(`There is no issue of phase ${number}`);
  return issue;
}

async function say(login: string, issue: Issue, body: string): Promise<Comment> {
  const comment = stage.github.as(login).comment(issue, body);
  await stage.idle();
  return comment;
}

const reactions = (comment: Comment): string[] => comment.reactions.map((reaction) => reaction.content);
const labels = (issue: Issue): string[] => issue.labels.map(({ name }) => name);
const ownComments = (issue: Issue): Comment[] => issue.comments.filter(({ appId }) => appId !== null);
const pushPlan = async (repository: Repository, text: string): Promise<void> => {
  await stage.github
    .as('lazar')
    .push(repository, { changes: { 'PLAN.md': text }, message: 'Change the plan' });
  await stage.idle();
};

describe('the phases of a plan', () => {
  it('become one issue and one milestone each, with their due dates', async () => {
    const repository = await planned();
    const issues = phasesOf(repository);
    expect(issues.map(({ title }) => title)).toEqual([
      'Phase 1: Retrieval baseline',
      'Phase 2: Generation + judge',
      'Phase 3: Deploy + observability',
    ]);
    expect(issues.map(({ milestone }) => milestone?.title)).toEqual(issues.map(({ title }) => title));
    expect(issues.map(({ milestone }) => milestone?.dueOn?.slice(0, 10))).toEqual([
      '2026-06-21',
      '2026-07-12',
      '2026-07-26',
    ]);
    expect(issues.map(labels)).toEqual([['baton:phase'], ['baton:phase'], ['baton:phase']]);
    expect(phase(repository, 1).body).toContain('- [ ] Ingest: 4 sources');
    expect(phase(repository, 1).body).toContain('nDCG@5 &gt; 0.75');
    expect(phase(repository, 3).body).toContain('No kill criterion was agreed');
  });

  it('are written once: running again changes nothing', async () => {
    const repository = await planned();
    stage.github.requests.clear();
    stage.github
      .as('anna')
      .editIssue(phase(repository, 1), { body: `${phase(repository, 1).body}\n\nOurs.` });
    await stage.idle();
    expect(asked(stage.github).writes).toBe(0);
    expect(phase(repository, 1).body).toMatch(/Ours\.$/);
  });

  it('keep their issue when they are renamed and moved, with ticks and what people wrote', async () => {
    const repository = await planned();
    const first = phase(repository, 1);
    const ticked = first.body.replace('- [ ] Stack', '- [x] Stack');
    stage.github.as('anna').editIssue(first, { body: `${ticked}\n\nAsk Mei about the sources.` });
    await stage.idle();
    expect(first.body).toContain('1 of 3 deliverables done');
    const [head, one, two, three] = PLAN.split(/(?=## Phase)/);
    const moved = [
      head,
      two?.replace('Phase 2', 'Phase 1').replace('weeks 4-6', 'weeks 1-3'),
      one
        ?.replace('Phase 1', 'Phase 2')
        .replace('weeks 1-3', 'weeks 4-6')
        .replace('Retrieval baseline', 'Find what is asked for'),
      three,
    ].join('');
    await pushPlan(repository, moved);
    expect(phasesOf(repository)).toHaveLength(3);
    expect(first.title).toBe('Phase 2: Find what is asked for');
    expect(first.body).toContain('- [x] Stack');
    expect(first.body).toMatch(/Ask Mei about the sources\.$/);
    expect(first.milestone?.title).toBe('Phase 2: Find what is asked for');
    expect(first.milestone?.dueOn).toContain('2026-07-12');
  });

  it('are closed with a note when they leave the plan, and open again when they come back', async () => {
    const repository = await planned();
    const third = phase(repository, 3);
    await pushPlan(repository, PLAN.slice(0, PLAN.indexOf('## Phase 3')));
    expect(third).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
    expect(third.body).toContain('has left the plan');
    expect(third.milestone?.state).toBe('closed');
    await pushPlan(repository, PLAN);
    expect(third.state).toBe('open');
    expect(third.body).not.toContain('has left the plan');
    expect(phasesOf(repository)).toHaveLength(3);
  });

  it('that somebody closed or deleted stay so', async () => {
    const repository = await planned();
    const [first, second] = phasesOf(repository);
    if (first === undefined || second === undefined) throw new Error('no phases');
    await stage.github.as('anna').close(first, 'completed');
    stage.github.as(repository.owner.login).deleteIssue(second);
    await stage.idle();
    await pushPlan(repository, `${PLAN}\n- One more thing\n`);
    expect(first.state).toBe('closed');
    expect(first.body).toContain('This phase is done');
    expect(phasesOf(repository)).toHaveLength(2);
  });
});

describe('a reported value', () => {
  it('is shown with its state, and is corrected and taken back with its comment', async () => {
    const repository = await planned();
    const first = phase(repository, 1);
    const comment = await say('anna', first, '/baton metric nDCG@5 0.71 reranker on');
    expect(reactions(comment)).toEqual(['THUMBS_UP']);
    expect(first.body).toMatch(/\*\*Target\*\* nDCG@5 &gt; 0\.75 \| ⚠️ at risk \| 0\.71 \| 1 \|/);
    stage.github.as('anna').editComment(comment, '/baton metric nDCG@5 0.78 typo');
    await stage.idle();
    expect(first.body).toMatch(/\| ✅ \*\*met\*\* \| 0\.78 \| 1 \|/);
    stage.github.as('lazar').editComment(comment, '/baton metric nDCG@5 0.99 hm');
    await stage.idle();
    expect(first.body).toContain('Somebody else edited it');
    expect(first.body).toMatch(/\| no data \| – \| 0 \| – \|/);
    stage.github.as('anna').deleteComment(comment);
    await stage.idle();
    expect(first.body).not.toContain('Somebody else edited it');
  });

  it('comes from workflows, merged descriptions and the file as well', async () => {
    const repository = await planned({
      'evals/metrics.jsonl': '{"metric": "nDCG@5", "value": 0.55, "at": "2026-06-01"}\nnonsense\n',
    });
    const first = phase(repository, 1);
    expect(first.body).toMatch(/\| 0\.55 \| 1 \|/);
    expect(first.body).toContain('is no JSON');
    await say('github-actions[bot]', first, '/baton metric ndcg@5 0.61');
    const pull = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Rerank',
      body: 'Recall is poor without it, users get the wrong page.\n\nMetric: nDCG@5 0.72 reranker',
      changes: { 'src/rerank.ts': 'export {};\n' },
    });
    await stage.github.as('anna').merge(pull);
    await stage.idle();
    expect(first.body).toMatch(/\| 0\.72 \| 3 \|/);
    expect(first.body).toContain('xychart-beta');
  });

  it.each<[string, string, string, string]>([
    ['of a metric that nobody agreed on', 'anna', '/baton metric ndgc@5 0.7', 'nDCG@5'],
    ['in another unit', 'anna', '/baton metric nDCG@5 700ms', 'without a unit'],
    ['by somebody without write access', 'fiona', '/baton metric nDCG@5 0.7', 'write permission'],
    ['that is no number', 'anna', '/baton metric nDCG@5 good', 'a number'],
  ])('%s is not counted, and the issue says why', async (_what, login, body, words) => {
    const repository = await planned();
    const first = phase(repository, 1);
    const comment = await say(login, first, body);
    expect(reactions(comment)).toEqual(['CONFUSED']);
    expect(first.body).toContain('was not followed');
    expect(first.body).toContain(words);
    expect(first.body).toMatch(/\| no data \|/);
  });
});

describe('a kill criterion that is met', () => {
  async function tripped(): Promise<{ repository: Repository; first: Issue }> {
    const repository = await planned();
    const first = phase(repository, 1);
    for (const value of ['0.51', '0.55', '0.58']) {
      now += 3_600_000;
      await say('lazar', first, `/baton metric nDCG@5 ${value}`);
    }
    return { repository, first };
  }

  it('is asked about once, by name, and only when its count is reached', async () => {
    const repository = await planned();
    const first = phase(repository, 1);
    await say('lazar', first, '/baton metric nDCG@5 0.51');
    await say('lazar', first, '/baton metric nDCG@5 0.55');
    expect(ownComments(first).map(({ body }) => body)).toEqual([]);
    expect(labels(first)).toEqual(['baton:phase']);
    await say('lazar', first, '/baton metric nDCG@5 0.58');
    expect(labels(first)).toContain('baton:kill-criterion');
    const [question, ...others] = ownComments(first);
    expect(others).toHaveLength(0);
    expect(question?.body).toContain('@fiona');
    expect(question?.body).toContain('switch to managed retrieval');
    expect(question?.body).toContain('0.58');
    await say('lazar', first, '/baton metric nDCG@5 0.9');
    expect(ownComments(first)).toHaveLength(1);
    expect(first.body).toContain('nobody has decided yet');
  });

  it('is decided by the client, not by the engineer', async () => {
    const { first } = await tripped();
    const own = await say('lazar', first, '/baton decide continue I am nearly there');
    expect(reactions(own)).toEqual(['CONFUSED']);
    expect(first.body).toContain('An engineer of the engagement does not decide this');
    const decision = await say('fiona', first, '/baton decide agreed the budget is spent');
    expect(reactions(decision)).toEqual(['THUMBS_UP']);
    expect(first.body).toContain('`fiona` decided on');
    expect(first.body).toContain('the budget is spent');
    await say('lazar', first, '/baton metric nDCG@5 0.4');
    expect(ownComments(first)).toHaveLength(1);
  });

  it('is asked about again when the next iterations cross again after continue', async () => {
    const { first } = await tripped();
    await say('fiona', first, '/baton decide continue two more tries are worth it');
    expect(labels(first)).not.toContain('baton:kill-criterion');
    for (const value of ['0.5', '0.52', '0.53']) {
      now += 60_000;
      await say('lazar', first, `/baton metric nDCG@5 ${value}`);
    }
    expect(ownComments(first)).toHaveLength(2);
    expect(labels(first)).toContain('baton:kill-criterion');
  });

  it('is taken back where the report was wrong', async () => {
    const { first } = await tripped();
    const wrong = first.comments.find(({ body }) => body.includes('0.58'));
    if (wrong === undefined) throw new Error('no report');
    stage.github.as('lazar').editComment(wrong, '/baton metric nDCG@5 0.85');
    await stage.idle();
    expect(labels(first)).not.toContain('baton:kill-criterion');
    expect(ownComments(first)[0]?.body).toContain('Nothing needs to be decided any more');
  });
});

describe('goalposts', () => {
  async function moved(): Promise<{ repository: Repository; first: Issue }> {
    const repository = await planned();
    const first = phase(repository, 1);
    await say('lazar', first, '/baton metric nDCG@5 0.7');
    now += 3_600_000;
    const pull = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Lower the target',
      body: 'Users do not notice the difference, as the survey shows.',
      changes: { 'PLAN.md': PLAN.replace('nDCG@5 > 0.75', 'nDCG@5 > 0.65') },
    });
    await stage.github.as('anna').merge(pull);
    await stage.idle();
    return { repository, first };
  }

  it('that were moved are shown until the client accepts', async () => {
    const { first } = await moved();
    expect(first.body).toContain('not accepted yet');
    expect(first.body).toMatch(/\| target \| nDCG@5 &gt; 0\.75 \| nDCG@5 &gt; 0\.65 \|/);
    await say('lazar', first, '/baton accept');
    expect(first.body).toContain('not accepted yet');
    await say('anna', first, '/baton accept the survey convinced us');
    expect(first.body).not.toContain('not accepted yet');
  });
});

describe('time', () => {
  it('makes a phase overdue, and done when all is ticked and reached', async () => {
    const repository = await planned();
    const first = phase(repository, 1);
    setClock('2026-06-22T09:00:00Z');
    await say('anna', first, '/baton metric nDCG@5 0.8');
    expect(labels(first)).toContain('baton:overdue');
    expect(first.body).toContain('Past its end, 21 Jun 2026');
    stage.github.as('anna').editIssue(first, { body: first.body.replaceAll('- [ ]', '- [x]') });
    await stage.idle();
    expect(labels(first)).not.toContain('baton:overdue');
    expect(first.body).toContain('Everything is delivered, and every target is met.');
    expect(first.state).toBe('open');
  });
});
