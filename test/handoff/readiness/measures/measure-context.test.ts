import { describe, expect, it } from 'vitest';
import { measureContext } from '../../../../src/handoff/readiness/measures/measure-context.ts';
import { GOOD_CONTEXT } from '../../../documents.ts';
import { evidenceOf, type MeasuredScene, measuringOf, valuesOf, version } from './measured-in.ts';

const measure = (scene: MeasuredScene) => measureContext(measuringOf(scene));
const good = { base: { 'CONTEXT.md': GOOD_CONTEXT } };
const WHOLE = { state: 1, questions: 1, thinking: 1, age: 1 };
const ZERO = { state: 0, questions: 0, thinking: 0, age: 0 };
const without = (heading: string): string =>
  GOOD_CONTEXT.split(/^(?=## )/m)
    .filter((section) => !section.startsWith(`## ${heading}`))
    .join('');

describe('the page', () => {
  it('that answers all and is young is whole', () => {
    const measured = measure(good);
    expect(valuesOf(measured)).toEqual(WHOLE);
    expect(measured.actions).toEqual([]);
    expect(evidenceOf(measured, 'context-state')).toContain('/blob/main/CONTEXT.md#L');
  });

  it('that is not there is worth nothing, and writing it brings all', () => {
    const measured = measure({ base: {} });
    expect(valuesOf(measured)).toEqual(ZERO);
    expect(measured.actions).toMatchObject([
      { minutes: 10, adds: Object.keys(WHOLE).map((part) => ({ part: `context-${part}`, by: 1 })) },
    ]);
    expect(JSON.stringify(measured.actions[0]?.link)).toContain('## Open questions');
  });

  it('that can not be read as a page is as good as none', () => {
    expect(valuesOf(measure({ ...good, obstacles: { 'CONTEXT.md': 'binary' } }))).toEqual(ZERO);
    expect(valuesOf(measure({ base: { 'CONTEXT.md': '' } }))).toEqual(ZERO);
  });

  it('that lacks an answer asks for it alone', () => {
    const measured = measure({ base: { 'CONTEXT.md': without('Open questions') } });
    expect(valuesOf(measured)).toEqual({ ...WHOLE, questions: 0 });
    expect(measured.actions).toMatchObject([
      { what: 'Say in `CONTEXT.md` which questions are open.', adds: [{ part: 'context-questions', by: 1 }] },
    ]);
  });

  it('that GitHub could not read is unknown', () => {
    const measured = measure({ ...good, failing: (key) => key.startsWith('file') });
    expect(new Set(Object.values(valuesOf(measured)))).toEqual(new Set(['unknown']));
  });

  it('is left out where the rule is off', () => {
    const { parts } = measure({
      ...good,
      config: (config) => ({
        ...config,
        rules: { ...config.rules, context: { ...config.rules.context, severity: 'off' } },
      }),
    });
    expect(Object.values(parts).map((part) => part.kind === 'left-out' && part.isOff)).toEqual(
      Array.from({ length: 4 }, () => true),
    );
  });
});

describe('its age', () => {
  const days = (count: number): MeasuredScene => ({ ...good, versions: { 'CONTEXT.md': [version(count)] } });
  const merged = (count: number): number[] => Array.from({ length: count }, () => 1);

  it.each<[string, MeasuredScene, number | string]>([
    ['14 days and any number of merges', { ...days(14), mergedDaysAgo: merged(40) }, 1],
    ['15 days and 10 merges', { ...days(15), mergedDaysAgo: merged(10) }, 1],
    ['15 days and 11 merges', { ...days(15), mergedDaysAgo: merged(11) }, 0],
    [
      '15 days, and 20 merges before them',
      { ...days(15), mergedDaysAgo: Array.from({ length: 20 }, () => 16) },
      1,
    ],
    ['200 days, and few merges since, as GitHub counts', { ...days(200), mergesSince: 10 }, 1],
    ['200 days, and many merges since, as GitHub counts', { ...days(200), mergesSince: 11 }, 0],
    ['200 days, not counted', { ...days(200), failing: (key) => key.startsWith('merges-since') }, 'unknown'],
    ['no history', { ...good, versions: { 'CONTEXT.md': [] } }, 'unknown'],
  ])('%s', (_what, scene, expected) => {
    expect(valuesOf(measure(scene)).age).toBe(expected);
  });

  it('does not ask GitHub where the merges at hand tell', () => {
    const measuring = measuringOf({
      ...days(15),
      mergedDaysAgo: merged(11),
      failing: (key) => key.startsWith('merges-since'),
    });
    expect(valuesOf(measureContext(measuring)).age).toBe(0);
  });

  it('comes along with an answer, and alone asks to say how things stand', () => {
    const old = { versions: { 'CONTEXT.md': [version(20)] }, mergedDaysAgo: merged(11) };
    expect(measure({ ...good, ...old }).actions).toMatchObject([
      { what: 'Say in `CONTEXT.md` where things stand now.', adds: [{ part: 'context-age', by: 1 }] },
    ]);
    const parts = measure({ base: { 'CONTEXT.md': without('State') }, ...old }).actions[0]?.adds;
    expect(parts?.map(({ part }) => part)).toEqual(['context-state', 'context-age']);
  });
});
