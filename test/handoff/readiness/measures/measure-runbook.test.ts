import { describe, expect, it } from 'vitest';
import type { DrillsJudgement } from '../../../../src/handoff/drills/drills.ts';
import { measureRunbook } from '../../../../src/handoff/readiness/measures/measure-runbook.ts';
import type { Measured } from '../../../../src/handoff/readiness/score/part.ts';
import { GOOD_RUNBOOK } from '../../../documents.ts';
import {
  ago,
  drill,
  drillsOf,
  evidenceOf,
  type MeasuredScene,
  measuringOf,
  NO_DRILLS,
  valuesOf,
  version,
  withEngineers,
  withSystems,
} from './measured-in.ts';

const measure = (scene: MeasuredScene, drills: DrillsJudgement = NO_DRILLS): Measured =>
  measureRunbook(measuringOf(scene), drills);
const base = (text: string): MeasuredScene => ({ base: { 'RUNBOOK.md': text }, config: withEngineers });

const WHOLE = {
  monitor: 1,
  alerts: 1,
  rollback: 1,
  contact: 1,
  references: 1,
  age: 1,
  'in-house': 1,
  drill: 0,
};
const ZERO = Object.fromEntries(Object.keys(WHOLE).map((part) => [part, 0]));

/** The section is left out of the good runbook. */
const without = (heading: string): string =>
  GOOD_RUNBOOK.split(/^(?=## )/m)
    .filter((section) => !section.startsWith(`## ${heading}`))
    .join('');

describe('a runbook', () => {
  it('that answers everything lacks only a drill', () => {
    const measured = measure(base(GOOD_RUNBOOK));
    expect(valuesOf(measured)).toEqual(WHOLE);
    expect(measured.actions).toEqual([]);
    expect(evidenceOf(measured, 'runbook-rollback')).toMatch(
      /^\[`RUNBOOK\.md`\]\(https:\/\/github\.com\/acme\/answers\/blob\/main\/RUNBOOK\.md#L\d+\) says how to go back/,
    );
  });

  it('that lacks an answer says which, and one action brings it', () => {
    const measured = measure(base(without('Roll back')));
    expect(valuesOf(measured)).toEqual({ ...WHOLE, rollback: 0 });
    expect(measured.actions).toMatchObject([
      {
        what: 'Complete `RUNBOOK.md`: say how to go back, with the steps.',
        minutes: 10,
        adds: [{ part: 'runbook-rollback', by: 1 }],
      },
    ]);
  });

  it('that is not there is worth nothing, and writing it brings all but the drill', () => {
    const measured = measure({ base: {}, config: withEngineers });
    expect(valuesOf(measured)).toEqual(ZERO);
    const [action] = measured.actions;
    expect(action?.adds.map(({ part }) => part)).toEqual([
      'runbook-monitor',
      'runbook-alerts',
      'runbook-rollback',
      'runbook-contact',
      'runbook-references',
      'runbook-age',
      'runbook-in-house',
    ]);
    expect(action?.link).toMatchObject({ editorLink: { path: 'RUNBOOK.md' } });
    expect(JSON.stringify(action?.link)).toContain('# Runbook');
  });

  it.each(['binary', 'symbolic-link', 'too-large'] as const)(
    'that is %s is as good as none, and its editor opens on it',
    (obstacle) => {
      const measured = measure({ ...base('x'), obstacles: { 'RUNBOOK.md': obstacle } });
      expect(valuesOf(measured)).toEqual(ZERO);
      expect(measured.actions[0]?.link).toEqual({ editorLink: { path: 'RUNBOOK.md' } });
    },
  );

  it('that is empty, or nested too deeply, is as good as none', () => {
    expect(valuesOf(measure(base(' \n')))).toEqual(ZERO);
    expect(valuesOf(measure(base('> '.repeat(20_000))))).toEqual(ZERO);
  });

  it('brings its drill back once it is written again', () => {
    const drills = drillsOf({ last: drill('passed', 45), value: 0.5 });
    const measured = measure({ base: {} }, drills);
    expect(valuesOf(measured).drill).toBe(0);
    expect(measured.actions[0]?.adds).toContainEqual({ part: 'runbook-drill', by: 0.5 });
  });

  it('that could not be read is unknown, not missing', () => {
    const measured = measure({
      ...base(GOOD_RUNBOOK),
      failing: (key) => key.startsWith('file base RUNBOOK'),
    });
    expect(new Set(Object.values(valuesOf(measured)))).toEqual(new Set(['unknown']));
    expect(measured.actions).toEqual([]);
  });

  it('is left out where the config turns it off', () => {
    const off = measure({
      base: {},
      config: (config) => ({
        ...config,
        rules: { ...config.rules, runbook: { ...config.rules.runbook, severity: 'off' } },
      }),
    });
    expect(Object.values(off.parts).every((part) => part.kind === 'left-out' && part.isOff === true)).toBe(
      true,
    );
    expect(off.actions).toEqual([]);
  });
});

describe('references', () => {
  it('count by the share that is alive, and are mended together', () => {
    const text = `${GOOD_RUNBOOK}\nSee [the board](docs/board.md), [the plan](docs/gone.md) and [that](docs/away.md).\n`;
    const measured = measure({ ...base(text), base: { 'RUNBOOK.md': text, 'docs/board.md': '# Board\n' } });
    const { references } = valuesOf(measured);
    const [action] = measured.actions;
    expect(references).toBeGreaterThan(0);
    expect(references).toBeLessThan(1);
    expect(evidenceOf(measured, 'runbook-references')).toContain('/blob/main/RUNBOOK.md#L');
    expect(action).toMatchObject({ what: 'Complete `RUNBOOK.md`: mend 2 dead references.', minutes: 4 });
    expect(action?.adds).toEqual([{ part: 'runbook-references', by: 1 - Number(references) }]);
  });
});

describe('the contact', () => {
  const outsider = GOOD_RUNBOOK.replace(/## Contact[^]*$/, '## Contact\n\nLazar (@lazar), day and night.\n');

  it('in-house is asked for only where the config names the outsiders', () => {
    expect(valuesOf(measure({ base: { 'RUNBOOK.md': outsider } }))['in-house']).toBe('left-out');
    expect(valuesOf(measure(base(outsider)))).toMatchObject({ contact: 1, 'in-house': 0 });
  });

  it('that ends at the outsiders is mended by naming somebody', () => {
    expect(measure(base(outsider)).actions).toMatchObject([
      {
        what: 'Complete `RUNBOOK.md`: name somebody in-house to reach.',
        adds: [{ part: 'runbook-in-house', by: 1 }],
      },
    ]);
  });

  it('of nobody is no contact in-house either', () => {
    expect(valuesOf(measure(base(without('Contact'))))).toMatchObject({ contact: 0, 'in-house': 0 });
  });

  it('may stand in a linked document', () => {
    const text = `${without('Contact')}\nWhom to call: [contacts](docs/contacts.md).\n`;
    const contacts = '# Contact\n\nAnna (@anna) on working days; at night phone +49 30 1234567.\n';
    const measured = measure({
      base: { 'RUNBOOK.md': text, 'docs/contacts.md': contacts },
      config: withEngineers,
    });
    expect(valuesOf(measured)).toMatchObject({ contact: 1, 'in-house': 1 });
    expect(evidenceOf(measured, 'runbook-contact')).toMatch(/^a document that \[`RUNBOOK\.md`\]/);
  });
});

describe('the age', () => {
  const old = { ...base(GOOD_RUNBOOK), versions: { 'RUNBOOK.md': [version(100)] }, changesSince: 7 };

  it.each<[string, MeasuredScene, number | string]>([
    ['young', { ...old, versions: { 'RUNBOOK.md': [version(40)] } }, 1],
    ["its author's own, over half the time", { ...old, versions: { 'RUNBOOK.md': [version(50)] } }, 0],
    ['old', old, 0],
    ['old, in a system that rests', { ...old, changesSince: 0 }, 1],
    ['without a history', { ...old, versions: { 'RUNBOOK.md': [] } }, 'unknown'],
    ['with an unread history', { ...old, failing: (key) => key.startsWith('versions') }, 'unknown'],
    ['old, with unread confirmations', { ...old, failing: (key) => key === 'past-confirmations' }, 'unknown'],
  ])('%s', (_what, scene, expected) => {
    expect(valuesOf(measure(scene)).age).toBe(expected);
  });

  it('is renewed by a drill that passed, not by one that failed or is long past', () => {
    const age = (outcome: 'passed' | 'failed', days: number) =>
      valuesOf(measure(old, drillsOf({ last: drill(outcome, days) }))).age;
    expect([age('passed', 80), age('passed', 91), age('failed', 1)]).toEqual([1, 0, 0]);
  });

  it('alone asks to read it once more', () => {
    expect(measure(old).actions).toMatchObject([
      { what: 'Read `RUNBOOK.md` and correct what no longer holds.', adds: [{ part: 'runbook-age', by: 1 }] },
    ]);
  });
});

describe('the drill', () => {
  it('counts what the drills say, and links them', () => {
    const measured = measure(base(GOOD_RUNBOOK), drillsOf({ last: drill('passed', 30), value: 2 / 3 }));
    expect(valuesOf(measured).drill).toBe(2 / 3);
    expect(evidenceOf(measured, 'runbook-drill')).toContain(`[the drill of ${ago(30).slice(0, 10)}](`);
  });

  it('is left out where nothing runs in production', () => {
    const text =
      '# Runbook\n\nNothing runs in production yet; that changes with the launch in September.\n\nContact: @anna, +49 30 1234567\n';
    expect(valuesOf(measure(base(text)))).toMatchObject({ rollback: 1, drill: 'left-out' });
  });

  it('is offered with its issue, once the runbook needs nothing else', () => {
    const waiting = drillsOf({ open: drill(null), last: drill('passed', 45), value: 0.5 });
    expect(measure(base(GOOD_RUNBOOK), waiting).actions).toMatchObject([
      {
        link: { url: 'https://github.com/acme/answers/issues/7' },
        adds: [{ part: 'runbook-drill', by: 0.5 }],
      },
    ]);
    expect(measure(base(without('Roll back')), waiting).actions.map(({ id }) => id)).toEqual([
      'runbook RUNBOOK.md',
    ]);
    expect(measure(base(GOOD_RUNBOOK), drillsOf({})).actions).toEqual([]);
  });
});

describe('several systems', () => {
  const files = { 'a/RUNBOOK.md': GOOD_RUNBOOK, 'b/RUNBOOK.md': without('Roll back') };
  const scene = { base: files, config: withSystems('a', 'b', 'c') };

  it('are averaged, and each brings its share', () => {
    const measured = measure(scene);
    expect(valuesOf(measured)).toMatchObject({ monitor: 2 / 3, rollback: 1 / 3 });
    expect(evidenceOf(measured, 'runbook-rollback')).toMatch(
      /^1 of 3 systems: \[`b\/RUNBOOK\.md`\].*`c\/RUNBOOK\.md`/,
    );
    expect(measured.actions.map(({ id, adds }) => [id, adds[0]])).toEqual([
      ['runbook b/RUNBOOK.md', { part: 'runbook-rollback', by: 1 / 3 }],
      ['runbook c/RUNBOOK.md', { part: 'runbook-monitor', by: 1 / 3 }],
    ]);
  });

  it('with one that can not be read are unknown', () => {
    expect(valuesOf(measure({ ...scene, failing: (key) => key === 'file base b/RUNBOOK.md' })).monitor).toBe(
      'unknown',
    );
  });

  it('that share a runbook have one action', () => {
    const shared = measure({
      base: {},
      config: (config) => ({
        ...config,
        systems: ['a', 'b'].map((name) => ({ name, paths: [name], runbook: 'RUNBOOK.md', watch: [] })),
      }),
    });
    expect(shared.actions).toHaveLength(1);
    expect(shared.actions[0]?.adds[0]).toEqual({ part: 'runbook-monitor', by: 1 });
  });
});
