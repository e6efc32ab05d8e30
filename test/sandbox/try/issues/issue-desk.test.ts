import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandIn } from '../../../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../../../src/sandbox/start-stand-in.ts';
import type { Issue, Repository } from '../../../../src/sandbox/store/entities.ts';
import { createHappenings } from '../../../../src/sandbox/try/happenings.ts';
import { createIssueDesk, type IssueDesk } from '../../../../src/sandbox/try/issues/issue-desk.ts';
import { createTrialClock } from '../../../../src/sandbox/try/time/trial-clock.ts';

const BODY = '| **Target** recall &gt; 0.7 | – |\n\n- [ ] One\n- [x] Two';

let standIn: StandIn;
let repository: Repository;
let desk: IssueDesk;
let phase: Issue;
let setup: Issue;

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    files: {
      '.github/baton.yml': 'engagement: { engineers: [lazar], team: [anna], sponsor: [fiona] }\n',
    },
    permissions: { anna: 'write', lazar: 'write' },
  });
  standIn.install('acme', { repositories: [repository] });
  const baton = standIn.as('baton[bot]');
  phase = baton.createIssue(repository, { title: 'Phase 1: Search', body: BODY, labels: ['baton:phase'] });
  setup = baton.createIssue(repository, { title: 'Set up', body: 'Write a runbook.' });
  const anna = standIn.as('anna');
  const milestone = anna.createMilestone(repository, {
    title: 'Phase 1: Search',
    dueOn: '2026-07-12T12:00:00Z',
  });
  await anna.setMilestone(phase, milestone.title);
  const clock = createTrialClock();
  const happenings = createHappenings(standIn, clock);
  desk = createIssueDesk({
    standIn,
    repository,
    happenings,
    clock,
    team: ['lazar', 'anna'],
    reader: 'visitor',
  });
});
afterAll(() => standIn.close());

const issueOf = async ({ number }: Issue) => {
  const view = await desk.issue(number);
  if (view === null) throw new Error('There is no such issue');
  return view;
};

describe('the issues of the trial', () => {
  it('are listed: phases with milestone and progress, then all others', async () => {
    const { phases, others, plan } = await desk.list();
    expect(phases).toMatchObject([
      {
        number: phase.number,
        state: 'open',
        labels: ['baton:phase'],
        milestone: { title: 'Phase 1: Search', due: 'July 12, 2026', isOpen: true },
        tasks: { done: 1, total: 2 },
      },
    ]);
    expect(others.map(({ number }) => number)).toEqual([setup.number]);
    expect(plan).toMatchObject({ path: 'PLAN.md', isThere: false });
    expect(plan.draft).toContain('## Phase 1');
  });

  it('are spoken on by those whom the config names', async () => {
    const { speakers, examples } = await issueOf(phase);
    expect(speakers).toEqual([
      { login: 'anna', description: 'of the team, may write' },
      { login: 'lazar', description: 'the engineer, may write' },
      { login: 'fiona', description: 'the sponsor, may only read' },
    ]);
    expect(examples.every(({ as }) => speakers.some(({ login }) => login === as))).toBe(true);
    expect((await issueOf(setup)).examples).toEqual([]);
  });

  it('are ticked as somebody of the team, who stands in the edit record', async () => {
    await desk.tick(phase.number, '3:- [ ] One');
    expect(phase.body).toContain('- [x] One');
    expect(phase.edits.at(-1)?.editor.login).toBe('anna');
    const { tasks, happenings } = await issueOf(phase);
    expect(tasks).toEqual({ done: 2, total: 2 });
    expect(happenings[0]?.what).toBe('You ticked a box as anna');
    await expect(desk.tick(phase.number, '3:- [ ] One')).rejects.toThrow('changed meanwhile');
  });

  it('take comments, and refuse what GitHub would', async () => {
    await desk.comment(phase.number, 'fiona', '/baton help');
    const view = await issueOf(phase);
    expect(view.conversation.at(-1)).toMatchObject({ body: '/baton help', author: { login: 'fiona' } });
    expect(view.happenings[0]).toMatchObject({ what: 'You commented as fiona' });
    await expect(desk.comment(phase.number, 'mallory', 'x')).rejects.toThrow('mallory is not here');
    await expect(desk.comment(phase.number, 'anna', ' ')).rejects.toThrow('needs a text');
    await expect(desk.comment(99, 'anna', 'x')).rejects.toThrow('no issue #99');
    expect(await desk.issue(99)).toBeNull();
  });

  it('tell between the comments what happened', async () => {
    await standIn.as('anna').label(setup, 'baton:overdue');
    await standIn.as('anna').close(setup, 'not_planned');
    const { conversation, state } = await issueOf(setup);
    expect(state).toBe('not planned');
    expect(conversation).toMatchObject([
      { what: 'added', label: 'baton:overdue', actor: { login: 'anna' } },
      { what: 'closed this as not planned' },
    ]);
  });
});
