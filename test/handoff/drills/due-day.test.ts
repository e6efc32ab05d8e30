import { describe, expect, it } from 'vitest';
import type { Config } from '../../../src/handoff/config/config.ts';
import { dueDay } from '../../../src/handoff/drills/due-day.ts';
import { ago, comment, configOf, drillIssue, judge, scene } from './world.ts';

interface Case {
  readonly started?: string | null;
  readonly ends?: string | null;
  readonly everyDays?: number;
  readonly lastAt?: string | null;
  readonly since?: string;
  readonly starts?: readonly (string | null)[];
}

function due({
  started = null,
  ends = null,
  everyDays = 90,
  lastAt = null,
  since,
  starts = [],
}: Case): string {
  const base = configOf();
  const config: Config = {
    ...base,
    engagement: { ...base.engagement, started, ends },
    drills: { everyDays },
  };
  return dueDay({
    lastAt,
    since: since ?? '2026-06-10T12:00:00Z',
    config,
    phases: starts.map((day) => ({ starts: day })),
  });
}

describe('the next drill', () => {
  it.each<[string, string, string]>([
    ['some days after the last one', due({ lastAt: '2026-06-01T10:00:00Z' }), '2026-08-30'],
    ['as often as the config says', due({ lastAt: '2026-06-01T10:00:00Z', everyDays: 30 }), '2026-07-01'],
    ['for the first time, from the start of the engagement', due({ started: '2026-06-01' }), '2026-08-30'],
    ['for the first time, without a start', due({ everyDays: 30 }), '2026-07-10'],
    ['for the first time, after twelve weeks at most', due({ everyDays: 365 }), '2026-09-02'],
    ['30 days before the end', due({ started: '2026-06-01', ends: '2026-09-01' }), '2026-08-02'],
    [
      'when the last phase starts',
      due({ started: '2026-06-01', starts: ['2026-06-01', '2026-07-13', null] }),
      '2026-07-13',
    ],
    ['not when the only phase starts', due({ started: '2026-06-01', starts: ['2026-06-01'] }), '2026-08-30'],
    [
      'at the earliest of all',
      due({ started: '2026-06-01', ends: '2026-08-20', starts: ['2026-06-01', '2026-08-01'] }),
      '2026-07-21',
    ],
    [
      'again for the end, where the last one is older than a month by then',
      due({ lastAt: '2026-07-01T10:00:00Z', ends: '2026-09-01' }),
      '2026-08-02',
    ],
    [
      'not again for the end right after one',
      due({ lastAt: '2026-07-04T10:00:00Z', ends: '2026-09-01' }),
      '2026-10-02',
    ],
    [
      'not for what was before the last one',
      due({ lastAt: '2026-07-20T10:00:00Z', starts: ['2026-06-01', '2026-07-13'] }),
      '2026-10-18',
    ],
  ])('is due %s', (_, day, expected) => {
    expect(day).toBe(expected);
  });

  it('is not due while one waits', () => {
    expect(judge(scene({ drills: [drillIssue(1)] })).judgement.systems[0]).toMatchObject({
      open: { number: 1 },
      nextDue: null,
    });
  });

  it('waits the usual time after one that was closed without a result', () => {
    const drills = [drillIssue(1, { isOpen: false, createdAt: '2026-06-01T10:00:00Z' })];
    expect(judge(scene({ drills })).judgement.systems[0]).toMatchObject({
      open: null,
      last: null,
      nextDue: '2026-08-30',
    });
  });

  it('waits while a failed one is open, and no longer once it is closed', () => {
    const comments = [comment('anna', '/baton drill failed no access', { createdAt: ago(1) })];
    const next = (isOpen: boolean) =>
      judge(scene({ drills: [drillIssue(1, { isOpen, comments })] })).judgement.systems[0]?.nextDue;
    expect(next(true)).toBeNull();
    expect(next(false)).toBe('2026-09-07');
  });
});
