import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';
import type { Plan, PlanFinding } from '../../../../src/handoff/phases/plan/plan.ts';
import { renderPlan } from '../../../../src/handoff/phases/plan/render-plan.ts';

const start = fc.constantFrom(null, '2026-06-01', '2026-06-06', '2026-12-30');
const time = fc.constantFrom(
  '',
  ' (weeks 1-3)',
  ' (week 4)',
  ' (3 weeks)',
  ' (2026-06-01 – 2026-06-21)',
  ' (Jun 1 - Jul 12)',
  ' (2026-02-30 to 2026-03-02)',
  ' (by 2026-07-01)',
  ' — June 2026',
  ', weeks 3-1',
  ' (6/7/2026)',
);
const name = fc.constantFrom(
  'Phase 1',
  'PHASE 2',
  'Phase 1a',
  'Phase II',
  'June 2026',
  'June',
  '2026-06',
  'Q3 2026',
  'Week 4',
  'Weeks 5-6',
  'Sprint 3',
  'Phase',
  'Out of scope',
  'Pilot',
  'Targets',
);
const title = fc.constantFrom(
  '',
  ': Retrieval',
  ' — Pilot (Anna)',
  ': 2.1 First #',
  ' - May: June',
  ' **live**',
);
const heading = fc
  .tuple(fc.constantFrom('## ', '### ', '', '**', '- ', '# '), name, time, title)
  .map(([mark, ...words]) => `${mark}${words.join('')}${mark === '**' ? '**' : ''}`);
const words = fc.constantFrom(
  'nDCG@5 > 0.75',
  'accuracy 90%',
  '85% judge-pass on golden set',
  'baseline accuracy 71%, target 90%',
  'if cost per query > $0.15, drop to Haiku',
  'if A < 1 or B > 2 after 3 tries, stop',
  'churn above 5% for two weeks: stop',
  'from 12 min to 8 min',
  'kill if errors > 3%',
  'at least 40 signups; fewer than 3 incidents',
  'A > 1, B < 2 and C >= 3',
  'p95 latency under 2 s by week 2',
  'everybody is happy',
  'TBD',
  '80-90 %',
  'Quality (target: 4 points)',
  '**bold** `code` [link](x)',
  'ingest',
  '',
);
const label = fc.constantFrom(
  '',
  'Target: ',
  'Targets:',
  'Kill criteria: ',
  '**Kill criterion:** ',
  'Stop if ',
  'Exit criteria: ',
  'Goal: ',
  'Risks: ',
  'Duration: ',
  'Deliverable: ',
  'Data: ',
  'target ',
);
const item = fc
  .tuple(fc.constantFrom('- ', '  - ', '1. ', '- [ ] ', '* [x] ', '', '    '), label, words, label, words)
  .map((parts) => parts.join(''));
const odd = fc.constantFrom(
  '',
  '---',
  '```',
  '<!--',
  '-->',
  '> ',
  '| a | b |',
  'start: 2026-06-01',
  '### Kill criteria',
);
const plan = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: heading },
      { weight: 8, arbitrary: item },
      { weight: 2, arbitrary: odd },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    ),
    { maxLength: 24 },
  )
  .map((lines) => lines.join('\n'));

describe('parsePlan, for any text', () => {
  it('never throws, and its lines lie inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), plan), start, (text, start) => {
        const { phases, findings } = parsePlan(text, { start });
        const count = text.split(/\r\n|\r|\n/).length;
        const items = phases.flatMap((phase) => [
          phase,
          ...phase.deliverables,
          ...phase.targets,
          ...phase.killCriteria,
        ]);
        for (const { line } of [...items, ...findings]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
        }
        expect(new Set(phases.map(({ id }) => id)).size).toBe(phases.length);
        expect(findings.map(({ line }) => line)).toEqual(
          findings.map(({ line }) => line).sort((one, other) => one - other),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('tells of every phase without a criterion, and of every one that can not be measured', () => {
    fc.assert(
      fc.property(plan, start, (text, start) => {
        const { phases, findings } = parsePlan(text, { start });
        const told = (reason: PlanFinding['reason']): number =>
          findings.filter((finding) => finding.reason === reason).length;
        expect(told('no-criterion')).toBe(phases.filter((phase) => phase.killCriteria.length === 0).length);
        const criteria = phases.flatMap((phase) => phase.killCriteria);
        expect(told('unreadable-criterion')).toBe(criteria.filter((one) => one.threshold === null).length);
        const targets = phases.flatMap((phase) => phase.targets);
        expect(told('unreadable-target')).toBe(targets.filter((one) => one.threshold === null).length);
        expect(told('no-phases')).toBe(phases.length === 0 ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });

  it('does not care about line endings', () => {
    fc.assert(
      fc.property(plan, start, (text, start) => {
        const unix = text.replaceAll('\r', ' ');
        expect(parsePlan(unix.replaceAll('\n', '\r\n'), { start })).toEqual(parsePlan(unix, { start }));
        expect(parsePlan(unix.replaceAll('\n', '\r'), { start })).toEqual(parsePlan(unix, { start }));
      }),
      { numRuns: 500 },
    );
  });

  it('reads what it rendered as the same plan', () => {
    fc.assert(
      fc.property(plan, start, (text, start) => {
        const read = parsePlan(text, { start });
        const again = parsePlan(renderPlan(read), { start });
        expect(withoutLines(again), renderPlan(read)).toEqual(withoutLines(read));
        expect(renderPlan(again)).toBe(renderPlan(read));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Without what a plan can't hold: a start that could not be read, and what was too long to be. */
function withoutLines(plan: Plan): unknown {
  const lost: readonly PlanFinding['reason'][] = ['bad-start', 'too-long'];
  const findings = plan.findings
    .filter(({ reason }) => !lost.includes(reason))
    .map(({ reason, phase }) => `${phase ?? ''} ${reason}`)
    .sort();
  const withoutLine = <Item extends { line: number }>(item: Item): Item => ({ ...item, line: 0 });
  const phases = plan.phases.map((phase) => ({
    ...withoutLine(phase),
    deliverables: phase.deliverables.map(withoutLine),
    targets: phase.targets.map(withoutLine),
    killCriteria: phase.killCriteria.map(withoutLine),
  }));
  return { start: plan.start, phases, findings };
}
