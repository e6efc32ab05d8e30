import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../../../src/sandbox/store/entities.ts';
import { createHappenings } from '../../../../src/sandbox/try/happenings.ts';
import { createReportDesk, type ReportDesk } from '../../../../src/sandbox/try/reports/report-desk.ts';
import { createTrialClock, type TrialClock } from '../../../../src/sandbox/try/time/trial-clock.ts';

const TUESDAY = Date.parse('2026-11-24T12:00:00Z');
const CONFIG = 'report: { day: friday, time: "16:00", timezone: Europe/Berlin }\n';

describe('the desk of the weekly reports', () => {
  let standIn: StandIn;
  let repository: Repository;
  let clock: TrialClock;
  let desk: ReportDesk;
  let isAwaited = false;
  /** When the team worked until, and what the clock said then. */
  const worked: [string, string][] = [];
  const iso = (ms: number) => new Date(ms).toISOString();
  const post = (title: string) => standIn.as('baton[bot]').discuss(repository, { title, body: '64 / 100' });

  beforeEach(async () => {
    clock = createTrialClock(TUESDAY, () => 0);
    standIn = await startStandIn({ clock: () => clock.now() });
    repository = await standIn.createRepository({
      owner: 'acme',
      name: 'answers',
      files: { '.github/baton.yml': CONFIG },
      permissions: { anna: 'write' },
    });
    worked.length = 0;
    isAwaited = false;
    desk = createReportDesk({
      standIn,
      repository,
      happenings: createHappenings(standIn, clock),
      clock,
      team: ['anna'],
      live: async (endMs) => void worked.push([iso(endMs), iso(clock.now())]),
      settle: async () => undefined,
      isAwaited: () => isAwaited,
    });
  });
  afterEach(() => standIn.close());

  /** Posts a report at each moment that the clock jumps to. */
  async function travel(weeks: number): Promise<void> {
    const timer = setInterval(() => {
      const due = worked.at(-1)?.[0];
      const isThere = standIn
        .discussions(repository)
        .some(({ createdAt }) => Date.parse(createdAt) >= Date.parse(due ?? ''));
      if (due !== undefined && clock.now() > Date.parse(due) && !isThere)
        post(`Report of ${iso(clock.now())}`);
    }, 5);
    await desk.travel(weeks).finally(() => clearInterval(timer));
  }

  it('passes week by week, so that no report is missed', async () => {
    await travel(3);
    expect(worked).toEqual([
      ['2026-11-27T15:00:00.000Z', '2026-11-24T12:00:00.000Z'],
      ['2026-12-04T15:00:00.000Z', '2026-11-27T15:01:30.000Z'],
      ['2026-12-11T15:00:00.000Z', '2026-12-04T15:01:30.000Z'],
    ]);
    const { newest, earlier, nextDueAt, happenings } = await desk.view();
    expect(newest?.title).toBe('Report of 2026-12-11T15:01:30.000Z');
    expect(earlier.map(({ createdAt }) => createdAt)).toEqual([
      '2026-12-04T15:01:30Z',
      '2026-11-27T15:01:30Z',
    ]);
    expect(nextDueAt).toBe('2026-12-18T15:00:00.000Z');
    expect(happenings.map(({ what }) => what)[0]).toBe('It became Friday 11 December');
  });

  it('refuses to travel while it travels, before the start is over, and to nowhere', async () => {
    const first = travel(1);
    await expect(desk.travel(1)).rejects.toThrow('Time is passing already');
    await first;
    await expect(desk.travel(0)).rejects.toThrow('Between one and 12 weeks');
    isAwaited = true;
    await expect(desk.travel(1)).rejects.toThrow('still checking');
  });

  it('shows a discussion with those before and after it', () => {
    const [first, second, third] = ['A', 'B', 'C'].map((title) => post(title).number);
    expect(desk.discussion(second ?? 0)).toMatchObject({
      discussion: { title: 'B', author: { login: 'baton', isBot: true }, category: 'General' },
      older: { path: `/discussions/${first}` },
      newer: { path: `/discussions/${third}` },
    });
    expect(desk.discussion(99)).toBeNull();
  });

  it('takes only what the App wrote for a report', async () => {
    standIn.as('anna').discuss(repository, { title: 'Readiness: 100 / 100' });
    expect((await desk.view()).newest).toBeNull();
  });

  it('finds the reports on the standing issue where Discussions are off', async () => {
    const app = standIn.as('baton[bot]');
    const issue = app.createIssue(repository, { title: 'Reports', labels: ['baton:report'] });
    const comment = app.comment(issue, '<!-- baton -->\n## Readiness: 64 / 100\n\nMore.');
    standIn.as('anna').comment(issue, 'Thank you');
    const { newest, earlier } = await desk.view();
    expect(newest).toMatchObject({
      path: `/issues/${issue.number}#comment-${comment.id}`,
      number: null,
      title: 'Readiness: 64 / 100',
    });
    expect(earlier).toEqual([]);
  });

  it('renews a report by a comment, on an issue that is neither phase nor drill', async () => {
    post('A');
    expect((await desk.view()).canRenew).toBe(false);
    expect(() => desk.renew()).toThrow('no open issue or pull request');
    const anna = standIn.as('anna');
    const setup = anna.createIssue(repository, { title: 'Setup' });
    const phase = anna.createIssue(repository, { title: 'Phase 1', labels: ['baton:phase'] });
    const drill = anna.createIssue(repository, { title: 'Drill', labels: ['baton:drill'] });
    const view = await desk.view();
    expect([view.canRenew, view.drills]).toEqual([true, [{ number: drill.number, title: 'Drill' }]]);
    desk.renew();
    expect(setup.comments.map(({ body }) => body)).toEqual(['/baton report']);
    expect([phase, drill].flatMap(({ comments }) => comments)).toEqual([]);
  });
});
