import { describe, expect, it } from 'vitest';
import { FIND_SPAN_PATTERNS } from '../../../../src/handoff/phases/plan/find-span.ts';
import { LABEL_PATTERNS } from '../../../../src/handoff/phases/plan/labels.ts';
import { DIRECTION_PATTERNS } from '../../../../src/handoff/phases/plan/lower-is-better.ts';
import { TIME_PATTERNS } from '../../../../src/handoff/phases/plan/mask-times.ts';
import { METRIC_NAME_PATTERNS } from '../../../../src/handoff/phases/plan/metric-name.ts';
import { LONGEST_PLAN, MOST_PHASES, parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';
import { PLAIN_PATTERNS } from '../../../../src/handoff/phases/plan/plain-text.ts';
import { CRITERION_PATTERNS } from '../../../../src/handoff/phases/plan/read-criterion.ts';
import { HEADING_PATTERNS } from '../../../../src/handoff/phases/plan/read-heading.ts';
import { ITEM_PATTERNS } from '../../../../src/handoff/phases/plan/read-item.ts';
import { LINE_PATTERNS } from '../../../../src/handoff/phases/plan/read-lines.ts';
import { PHASE_PATTERNS } from '../../../../src/handoff/phases/plan/read-phase.ts';
import { SIGN_PATTERNS } from '../../../../src/handoff/phases/plan/read-sign.ts';
import { SPAN_PATTERNS } from '../../../../src/handoff/phases/plan/read-span.ts';
import { START_PATTERNS } from '../../../../src/handoff/phases/plan/read-start.ts';
import { TARGET_PATTERNS } from '../../../../src/handoff/phases/plan/read-targets.ts';
import { THRESHOLD_PATTERNS } from '../../../../src/handoff/phases/plan/read-threshold.ts';
import { VALUE_PATTERNS } from '../../../../src/handoff/phases/plan/read-value.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

const patterns: Readonly<Record<string, readonly RegExp[]>> = {
  FIND_SPAN_PATTERNS,
  LABEL_PATTERNS,
  DIRECTION_PATTERNS,
  TIME_PATTERNS,
  METRIC_NAME_PATTERNS,
  PLAIN_PATTERNS,
  CRITERION_PATTERNS,
  HEADING_PATTERNS,
  ITEM_PATTERNS,
  LINE_PATTERNS,
  PHASE_PATTERNS,
  SIGN_PATTERNS,
  SPAN_PATTERNS,
  START_PATTERNS,
  TARGET_PATTERNS,
  THRESHOLD_PATTERNS,
  VALUE_PATTERNS,
};

/** A plan of half a megabyte takes some 0.3 s on a slow machine; a quadratic one minutes. */
const LIMIT_MS = 3_000;

describe('the expressions that read a plan', () => {
  it.each(Object.keys(patterns))('do not blow up: %s', (name) => expectNoBlowUp(patterns[name] ?? []));
});

describe('a plan that is too long', () => {
  const reasons = (text: string): string[] =>
    parsePlan(text, { start: null }).findings.map(({ reason }) => reason);

  it('is read up to a limit, and told', () => {
    const text = `## Phase 1: A\n- Kill criterion: a < 1\n${'x'.repeat(LONGEST_PLAN)}`;
    expect(reasons(text)).toContain('too-long');
    expect(parsePlan(text, { start: null }).phases).toHaveLength(1);
    expect(reasons('## Phase 1: A\n- Kill criterion: a < 1\n')).not.toContain('too-long');
  });

  it('is told of too many phases, too many items, and items without an end', () => {
    const many = Array.from({ length: MOST_PHASES + 1 }, (_, index) => `## Phase ${index + 1}`).join('\n');
    expect(parsePlan(many, { start: null }).phases).toHaveLength(MOST_PHASES);
    expect(reasons(many)).toContain('too-long');
    expect(reasons(`## Phase 1\n${'- a\n'.repeat(301)}`)).toContain('too-long');
    expect(reasons(`## Phase 1\n- ${'ab '.repeat(1000)}`)).toContain('too-long');
  });

  it.each([
    '## Phase 1\n',
    '## A (\n',
    '- Kill criteria: if a < 1 or b > 2 after 3 tries, ',
    '- Target: a > 1, b < 2 and ',
    '- a:\n  - b:\n    - c\n',
    'text\n',
    '<!-- ',
    '```\n',
    '> ',
    '## x\nTarget: a\n',
    '**Phase 1**\n',
    'start: [',
    '---\n',
    'a ',
  ])('takes bounded time when it repeats %j', (piece) => {
    const text = `${piece.startsWith('start') ? '---\n' : ''}${piece.repeat(Math.ceil(LONGEST_PLAN / piece.length))}`;
    const started = performance.now();
    parsePlan(text, { start: '2026-06-01' });
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });
});
