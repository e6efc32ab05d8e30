import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/handoff/effects/effect.ts';
import {
  ago,
  apply,
  changeIssue,
  comment,
  configOf,
  judge,
  NOW,
  plan,
  RUNBOOK,
  say,
  scene,
} from './world.ts';

const PASSED = '/baton drill passed took nine minutes';
const FAILED = '/baton drill failed the script was gone';
const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);
const ask = () => apply(scene());
const bodyOf = (world: ReturnType<typeof scene>, number = 1) =>
  world.drills.find((issue) => issue.number === number)?.body ?? '';

describe('a drill that is due', () => {
  it('is asked for once, with its label', () => {
    const effects = plan(scene());
    expect(kinds(effects)).toEqual(['create-label', 'create-issue']);
    expect(effects[1]).toMatchObject({
      title: 'Handoff drill: roll back answers by the runbook alone',
      labels: ['baton:drill'],
    });
    expect(plan(apply(scene()))).toEqual([]);
    expect(kinds(plan(scene({ labels: ['baton:drill'] })))).toEqual(['create-issue']);
  });

  it('is asked for on that day', () => {
    expect(plan(scene({ now: '2026-04-05T00:00:00Z' }))).toHaveLength(2);
  });

  it('reads like this', () => {
    expect(bodyOf(ask())).toMatchSnapshot();
  });

  it('mentions nobody where no team is named', () => {
    const world = apply(scene({ config: configOf({ engagement: { ...configOf().engagement, team: [] } }) }));
    expect(bodyOf(world)).toContain('**Could somebody in-house roll back `answers`');
    expect(bodyOf(world)).not.toContain('@');
  });

  it.each([
    ['is not due yet', scene({ now: '2026-04-04T12:00:00Z' })],
    ['has no runbook', scene({ files: {} })],
    [
      'has a runbook that tells no way back',
      scene({ files: { 'RUNBOOK.md': '# Runbook\n\nCall anna@acme.example.\n' } }),
    ],
    ['does not run yet', scene({ files: { 'RUNBOOK.md': `${RUNBOOK}\nNothing runs in production yet.\n` } })],
    ['is only observed', scene({ config: configOf({ mode: 'observe' }) })],
    ['may have no issue', scene({ refused: ['create-issue'] })],
  ])('is not asked for where the system %s', (_, world) => {
    expect(plan(world)).toEqual([]);
  });

  it('is told apart from the ones before by its ordinal', () => {
    const done = apply(say(ask(), 1, comment('anna', PASSED)));
    const later = { ...done, now: '2026-10-01T12:00:00Z' };
    expect(plan(later)).toMatchObject([
      { kind: 'create-issue', body: expect.stringMatching(/^<!-- baton:drill:repository-2 -->/) },
    ]);
    expect(plan(apply(later))).toEqual([]);
  });

  it('waits for others where three wait already; the longest due come first', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const systems = names.map((name) => ({ name, paths: [], runbook: 'RUNBOOK.md', watch: [] }));
    const world = apply(scene({ config: configOf({ systems }) }));
    const markers = (at: ReturnType<typeof scene>) => at.drills.map(({ body }) => body.split('\n')[0]);
    expect(markers(world)).toEqual(['c', 'b', 'a'].map((name) => `<!-- baton:drill:${name}-1 -->`));
    expect(plan(world)).toEqual([]);
    const next = apply(apply(say(world, 1, comment('anna', PASSED))));
    expect(markers(next)[0]).toBe('<!-- baton:drill:d-1 -->');
  });
});

describe('an open drill', () => {
  it('follows the runbook, and keeps what people wrote', () => {
    const world = changeIssue(ask(), 1, ({ body }) => ({ body: `Above.\n\n${body}\n\n- [x] mine` }));
    expect(plan(world)).toEqual([]);
    const changed = apply({
      ...world,
      files: { 'RUNBOOK.md': RUNBOOK.replace('deployment/shop', 'deployment/store') },
    });
    expect(bodyOf(changed)).toMatch(/^Above\.\n\n<!-- baton:drill[^]*deployment\/store[^]*\n\n- \[x\] mine$/);
    expect(plan(changed)).toEqual([]);
  });

  it('keeps what it quoted where the runbook is gone', () => {
    expect(plan({ ...ask(), files: {} })).toEqual([]);
  });

  it('says why a command was not followed, and what can be done', () => {
    const world = apply(say(ask(), 1, comment('lazar', PASSED), comment('olga', '/baton help')));
    expect(bodyOf(world)).toContain('was not followed. An outside engineer can help');
    expect(bodyOf(world)).toContain('### Commands on this issue');
    expect(world.drills[0]?.comments).toMatchObject([{ isRefused: true }, { isAccepted: true }]);
    expect(plan(world)).toEqual([]);
    const later = apply({ ...world, now: '2026-06-25T12:00:00Z' });
    expect(bodyOf(later)).not.toContain('not followed');
  });

  it('neutralises what people report', () => {
    const world = apply(
      say(ask(), 1, comment('anna', '/baton drill failed @tom forgot #12 <!-- baton:drill-end -->')),
    );
    expect(bodyOf(world)).toContain('> @\u200Btom forgot #\u200B12');
  });
});

describe('the result of a drill', () => {
  it('that passed closes the issue, and leads it', () => {
    const asked = say(ask(), 1, comment('anna', PASSED));
    expect(kinds(plan(asked))).toEqual(['update-issue', 'react']);
    const world = apply(asked);
    expect(world.drills[0]).toMatchObject({ isOpen: false, comments: [{ isAccepted: true }] });
    expect(bodyOf(world).replace(/drill-result:\d+/, 'drill-result:1')).toMatchSnapshot();
    expect(plan(world)).toEqual([]);
  });

  it('that failed leaves it open until one passed', () => {
    const failed = apply(say(ask(), 1, comment('tom', FAILED)));
    expect(failed.drills[0]).toMatchObject({ isOpen: true });
    expect(bodyOf(failed).replace(/drill-result:\d+/, 'drill-result:1')).toMatchSnapshot();
    expect(plan(failed)).toEqual([]);
    const passed = apply(say(failed, 1, comment('tom', PASSED)));
    expect(passed.drills[0]).toMatchObject({ isOpen: false });
    expect(plan(passed)).toEqual([]);
  });

  it('that failed after all opens it again', () => {
    const passed = apply(say(ask(), 1, comment('anna', PASSED)));
    const failed = apply(say(passed, 1, comment('anna', FAILED)));
    expect(failed.drills[0]).toMatchObject({ isOpen: true });
    expect(judge(failed).judgement.systems[0]).toMatchObject({ value: 0, open: { number: 1 } });
    expect(plan(failed)).toEqual([]);
  });

  it('closes it once: who opens it again is respected', () => {
    const passed = apply(say(ask(), 1, comment('anna', PASSED)));
    expect(plan(changeIssue(passed, 1, () => ({ isOpen: true })))).toEqual([]);
  });

  it('is told although the runbook is gone', () => {
    const world = apply({ ...say(ask(), 1, comment('anna', PASSED)), files: {} });
    expect(world.drills[0]).toMatchObject({ isOpen: false });
    expect(plan(world)).toEqual([]);
  });

  it('that was told stays as it is, whatever becomes of the runbook', () => {
    const passed = apply(say(ask(), 1, comment('anna', PASSED, { createdAt: ago(0) })));
    expect(plan({ ...passed, files: { 'RUNBOOK.md': `${RUNBOOK}\n## More\n` } })).toEqual([]);
    expect(passed.now).toBe(NOW);
  });

  it('is answered also where a crash came before the reaction', () => {
    const asked = say(ask(), 1, comment('anna', PASSED));
    const halfway = apply(asked, plan(asked).slice(0, 1));
    expect(kinds(plan(halfway))).toEqual(['react']);
  });
});
