import { describe, expect, it } from 'vitest';
import { measureDecisions } from '../../../../src/handoff/readiness/measures/measure-decisions.ts';
import {
  evidenceOf,
  type MeasuredScene,
  measuringOf,
  mergesWith,
  NO_CHOICES,
  valuesOf,
} from './measured-in.ts';

const COMPLETE =
  '# Use Redis\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n\n## Decision\n\nRedis.\n\n## Consequences\n\nOne more service.\n';
const INCOMPLETE = '# Use Kafka\n\n## Status\n\nAccepted\n\n## Decision\n\nKafka.\n';
const records = (texts: Readonly<Record<string, string>>): MeasuredScene => ({
  base: Object.fromEntries(Object.entries(texts).map(([name, text]) => [`docs/decisions/${name}`, text])),
});
const pull = (number: number) => ({
  number,
  url: `https://github.com/acme/answers/pull/${number}`,
  title: 'Add Redis',
  mergedAt: '2026-06-01T00:00:00Z',
});
const measure = (scene: MeasuredScene, choices = NO_CHOICES) => measureDecisions(measuringOf(scene), choices);

describe('choices', () => {
  it('count by the share that has a record, and are written down in one action', () => {
    const measured = measure(
      records({}),
      mergesWith({ total: 4, recorded: 2, unrecorded: [pull(41), pull(38)] }),
    );
    expect(valuesOf(measured)).toEqual({ recorded: 0.5, complete: 'left-out' });
    expect(evidenceOf(measured, 'decisions-recorded')).toBe(
      '2 of 4 choices of the last 30 days have a record; without one: [#41](https://github.com/acme/answers/pull/41), [#38](https://github.com/acme/answers/pull/38)',
    );
    expect(measured.actions).toMatchObject([
      { minutes: 20, link: { url: pull(41).url }, adds: [{ part: 'decisions-recorded', by: 0.5 }] },
    ]);
    expect(measured.actions[0]?.what).toMatch(/^Write down 2 choices in `docs\/decisions`/);
  });

  it('are left out where none was made', () => {
    expect(valuesOf(measure(records({ '0001-use-redis.md': COMPLETE })))).toEqual({
      recorded: 'left-out',
      complete: 1,
    });
  });
});

describe('records', () => {
  const scene = records({
    '0001-use-redis.md': COMPLETE,
    '0002-use-kafka.md': INCOMPLETE,
    '0003-empty.md': '',
    'README.md': '# Decisions\n',
    'about-records.md': '# How we decide\n\nTogether.\n',
  });

  it('count by the share with all four parts; pages about records are none', () => {
    const measured = measure(scene);
    expect(valuesOf(measured).complete).toBe(1 / 3);
    expect(evidenceOf(measured, 'decisions-complete')).toMatch(
      /^1 of 3 records has all four parts, but not \[/,
    );
    expect(measured.actions.map(({ what, adds }) => [what, adds])).toEqual([
      [
        'Complete `docs/decisions/0003-empty.md`: status, context, decision, consequences.',
        [{ part: 'decisions-complete', by: 1 / 3 }],
      ],
      [
        'Complete `docs/decisions/0002-use-kafka.md`: context, consequences.',
        [{ part: 'decisions-complete', by: 1 / 3 }],
      ],
    ]);
  });

  it('are completed one by one: each brings what it says', () => {
    const before = measure(scene).parts['decisions-complete'];
    const mended = { ...scene.base, 'docs/decisions/0002-use-kafka.md': COMPLETE };
    const after = measure({ base: mended }).parts['decisions-complete'];
    expect(
      after?.kind === 'measured' && before?.kind === 'measured' && after.value - before.value,
    ).toBeCloseTo(1 / 3);
  });

  it.each(['listing ', 'listing docs', 'folder-files docs/decisions'])(
    'in a folder that could not be read are unknown: %j',
    (key) => {
      const measured = measure({ ...scene, failing: (one) => one === key });
      expect(valuesOf(measured).complete).toBe('unknown');
    },
  );
});

it('decisions are left out where the rule is off', () => {
  const { parts } = measure({
    config: (config) => ({ ...config, rules: { ...config.rules, decision: { severity: 'off', paths: [] } } }),
  });
  expect(Object.values(parts)).toMatchObject([{ isOff: true }, { isOff: true }]);
});
