import { describe, expect, it } from 'vitest';
import { planRule } from '../../../../src/handoff/rules/plan/plan-rule.ts';
import { findingsOf, judgedIn } from '../judged-in.ts';
import { judgedChange, PLAN, told } from './plan-scenes.ts';

const phase = (number: number, title: string, criterion = ''): string =>
  `## Phase ${number} (weeks ${number}-${number}): ${title}\n- Build ${title}\n${criterion}\n`;
const START = '---\nstart: 2026-06-01\n---\n';
const VAGUE = '- Kill criterion: if it is not good enough, stop\n';

describe('a plan', () => {
  it.each<[string, string | null, string | null, string[]]>([
    ['brought whole', null, PLAN, []],
    ['changed in what it brings', PLAN, PLAN.replace('4 sources', '5 sources'), []],
    [
      'without a kill criterion',
      null,
      PLAN.replace(/- Kill criteria: if cost.*\n/, ''),
      ['warn no-criterion'],
    ],
    [
      'that had none before',
      PLAN.replace(/- Kill criteria: if cost.*\n/, ''),
      PLAN.replace(/- Kill criteria: if cost.*\n/, '- One thing more\n'),
      ['warn base no-criterion'],
    ],
    [
      'that had none before, under another name and number',
      `${START}${phase(1, 'Alpha')}`,
      `${START}${phase(1, 'Beta', '- Kill criterion: cost > $1\n')}${phase(2, 'Alpha')}`,
      ['warn base no-criterion'],
    ],
    [
      'in which another phase had none before',
      `${START}${phase(1, 'Alpha')}${phase(2, 'Beta', '- Kill criterion: cost > $1\n')}`,
      `${START}${phase(1, 'Alpha', '- Kill criterion: cost > $1\n')}${phase(2, 'Beta')}`,
      ['warn no-criterion'],
    ],
    [
      'with one more vague criterion than before',
      `${START}${phase(1, 'Alpha', VAGUE)}`,
      `${START}${phase(1, 'Alpha', `${VAGUE}${VAGUE.replace('good', 'fast')}`)}`,
      ['warn unreadable-criterion', 'warn base unreadable-criterion'],
    ],
    ['in which no phase is left', PLAN, 'We will see.\n', ['warn no-phases']],
    ['that had no phase before either', 'We will see.\n', 'We shall see.\n', ['warn base no-phases']],
    ['removed', PLAN, null, ['warn plan-removed']],
  ])('%s', (_what, before, after, expected) => {
    const outcome = judgedIn(planRule, { base: { 'PLAN.md': before }, changes: { 'PLAN.md': after } });
    expect(findingsOf(outcome)).toEqual(expected);
    expect(outcome.state).toBe(expected.length === 0 ? 'pass' : 'fail');
    if (after === null) return;
    const windows = judgedIn(planRule, {
      base: { 'PLAN.md': before },
      changes: { 'PLAN.md': after.replaceAll('\n', '\r\n') },
    });
    expect(windows).toEqual(outcome);
  });

  it('is told at the line, with the phase it concerns and how to mend it', () => {
    const plan = `${START}${phase(1, 'Alpha', VAGUE)}`;
    expect(judgedChange('', plan).findings).toMatchObject([
      {
        what: 'in `Phase 1`, this kill criterion names no single value that could be measured.',
        place: { path: 'PLAN.md', line: 6 },
        editorLink: { path: 'PLAN.md', line: 6 },
      },
    ]);
  });

  it('says once what several phases lack, those of the base apart', () => {
    const plan = (count: number): string =>
      START + Array.from({ length: count }, (_, index) => phase(index + 1, `Thing ${index}`)).join('');
    const outcome = judgedChange(plan(2), plan(9));
    expect(told(outcome)).toEqual([
      '`Phase 3`, `Phase 4`, `Phase 5`, `Phase 6`, `Phase 7` and 2 more have no kill criterion.',
      '`Phase 1` and `Phase 2` have no kill criterion.',
    ]);
    expect(outcome.findings[0]).toMatchObject({ place: { line: 10 }, minutes: 21 });
  });

  it('tells ten things at most, and counts the others', () => {
    const many = Array.from({ length: 14 }, (_, index) => VAGUE.replace('good', `good${index}`)).join('');
    const { findings } = judgedChange('', `${START}${phase(1, 'Alpha', many)}`);
    expect(findings).toHaveLength(11);
    expect(findings[10]).toMatchObject({ reason: 'more', what: '4 more things of this kind in `PLAN.md`.' });
  });

  it('says what becomes of the issues where none can be made', () => {
    expect(judgedChange(PLAN, 'We will see.\n').findings[0]?.why).toContain('stay as they are');
    expect(judgedChange(PLAN, null).findings[0]?.why).toContain('stay as they are');
  });

  it.each(['binary', 'symbolic-link', 'too-large'] as const)(
    'that is no text by itself is told: %s',
    (obstacle) => {
      const brought = judgedIn(planRule, {
        changes: { 'PLAN.md': 'x' },
        repository: { obstacles: { 'PLAN.md': obstacle } },
      });
      expect(findingsOf(brought)).toEqual(['warn base unreadable-plan']);
      expect(brought.findings[0]?.why).toContain('stay as they are');
    },
  );

  it('shows the words of a plan as data', () => {
    const plan = `## June 2026\n- Search\n\n## July 2026 <!-- x --> @acme/all | **bold**\n- Find\n`;
    for (const { what } of judgedChange('', plan).findings) {
      expect(what).not.toMatch(/@acme/);
    }
  });
});
