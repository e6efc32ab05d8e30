import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';

/** Id, label, title and days of the first phase of a plan. */
function read(heading: string, start: string | null = '2026-06-01'): string {
  const [phase] = parsePlan(heading, { start }).phases;
  if (phase === undefined) return 'none';
  const { id, label, title, starts, ends } = phase;
  return `${id} | ${label} | ${title} | ${starts ?? '?'}..${ends ?? '?'}`;
}

describe('the heading of a phase', () => {
  it.each([
    [
      '## Phase 1 (weeks 1-3): Retrieval baseline',
      '1 | Phase 1 | Retrieval baseline | 2026-06-01..2026-06-21',
    ],
    ['### Phase 2 — Generation (Week 4)', '2 | Phase 2 | Generation | 2026-06-22..2026-06-28'],
    ['# Phase 3 (2026-06-01 – 2026-06-21)', '3 | Phase 3 | Phase 3 | 2026-06-01..2026-06-21'],
    ['PHASE 1 (weeks 1-3): Retrieval', '1 | Phase 1 | Retrieval | 2026-06-01..2026-06-21'],
    ['**Phase 1 (weeks 1–3): Retrieval**', '1 | Phase 1 | Retrieval | 2026-06-01..2026-06-21'],
    ['## Phase 1a: X', '1a | Phase 1a | X | ?..?'],
    ['## Phase II, weeks 4-6, Y', '2 | Phase II | Y | 2026-06-22..2026-07-12'],
    ['## Phase two: Y', '2 | Phase two | Y | ?..?'],
    ['## June 2026: Retrieval live', '2026-06 | June 2026 | Retrieval live | 2026-06-01..2026-06-30'],
    ['## 2026-06: Retrieval live', '2026-06 | 2026-06 | Retrieval live | 2026-06-01..2026-06-30'],
    ['## February: Clean-up', '2027-02 | February | Clean-up | 2027-02-01..2027-02-28'],
    ['## Sprint 1 (Jun 1 - Jun 21, 2026)', '1 | Sprint 1 | Sprint 1 | 2026-06-01..2026-06-21'],
    ['## Milestone 2 (1-21 June 2026): Beta', '2 | Milestone 2 | Beta | 2026-06-01..2026-06-21'],
    ['## Milestone 2: Beta, 2026-06-01 to 2026-06-21', '2 | Milestone 2 | Beta | 2026-06-01..2026-06-21'],
    ['## Phase 1: Dec 15 – Jan 10, 2027 – Freeze', '1 | Phase 1 | Freeze | 2026-12-15..2027-01-10'],
    ['## Phase 1 (Wochen 1-3): Aufbau', '1 | Phase 1 | Aufbau | 2026-06-01..2026-06-21'],
    ['## Fase 2 (semanas 4-6): Prueba', '2 | Fase 2 | Prueba | 2026-06-22..2026-07-12'],
    ['## Étape 1 (1er juin 2026 au 21 juin 2026) : Essai', '1 | Étape 1 | Essai | 2026-06-01..2026-06-21'],
    ['## Weeks 1-3: Discovery', '1-3 | Weeks 1-3 | Discovery | 2026-06-01..2026-06-21'],
    ['## Discovery (weeks 1-3)', 'discovery |  | Discovery | 2026-06-01..2026-06-21'],
    ['## 2.1 Phase 4: Z', '4 | Phase 4 | Z | ?..?'],
    ['## Phase 1 (3 weeks): X', '1 | Phase 1 | X | 2026-06-01..2026-06-21'],
    ['## Phase 1 (by 2026-07-01): X', '1 | Phase 1 | X | ?..2026-07-01'],
    ['## Phase 1 (01.06.2026 bis 21.06.2026): X', '1 | Phase 1 | X | 2026-06-01..2026-06-21'],
    ['### Phase 1 (Weeks 1-2) ✅', '1 | Phase 1 | Phase 1 | 2026-06-01..2026-06-14'],
    ['## Q3 2026: Pilot', '2026-q3 | Q3 2026 | Pilot | 2026-07-01..2026-09-30'],
    ['## Phase 1 (June – August 2026): X', '1 | Phase 1 | X | 2026-06-01..2026-08-31'],
    ['## Phase 1 (weeks 1-3, Anna): X', '1 | Phase 1 | X (Anna) | 2026-06-01..2026-06-21'],
    ['## Phase 1 (2026-02-30 – 2026-03-02): X', '1 | Phase 1 | X (2026-02-30 – 2026-03-02) | ?..?'],
    ['## Phase 1 (weeks 3-1): X', '1 | Phase 1 | X (weeks 3-1) | ?..?'],
    ['## Out of scope', 'none'],
    ['## Budget (June 2026)', 'none'],
    ['## Phases', 'none'],
    ['# Plan for 2026', 'none'],
    ['Phase 2 depends on the licence.', 'none'],
  ])('is read from %j', (heading, expected) => {
    expect(read(heading)).toBe(expected);
  });

  it('counts weeks from the week that holds the start, and from the next one for a weekend', () => {
    expect(read('## Phase 1 (weeks 1-2)', '2026-06-03')).toMatch(/2026-06-03\.\.2026-06-14$/);
    expect(read('## Phase 1 (weeks 1-2)', '2026-06-06')).toMatch(/2026-06-06\.\.2026-06-21$/);
    expect(read('## Phase 1 (weeks 1-2)', null)).toMatch(/\?\.\.\?$/);
  });

  it('may stand below a title, above its own sub-headings, and beside others', () => {
    const text = [
      '# Phase 1 of the programme (June 2026)',
      '## Phase 1: A',
      '### Week 1',
      '- a',
      '### Kill criteria',
      '- x < 1',
      '## Phase 2: B',
      '### Phase 3: C',
      '## Risks',
      '- r',
    ].join('\n');
    const { phases } = parsePlan(text, { start: null });
    expect(phases.map(({ title }) => title)).toEqual(['A', 'B', 'C']);
    expect(phases[0]?.deliverables.map((item) => item.text)).toEqual(['a']);
    expect(phases[0]?.killCriteria).toHaveLength(1);
    expect(phases[2]?.deliverables).toEqual([]);
  });

  it('gives an id of its own to each of two phases with one number', () => {
    const { phases } = parsePlan('## Phase 1: A\n## Phase 1: B\n## Phase 1-2: C\n', { start: null });
    expect(phases.map(({ id }) => id)).toEqual(['1', '1-2', '1-2-2']);
  });

  it('is looked for in a fence only where nothing outside is a phase, and never in code', () => {
    const example = '```\n## Phase 9: Example\n```\n';
    expect(parsePlan(`${example}## Phase 1: Real\n`, { start: null }).phases.map(({ id }) => id)).toEqual([
      '1',
    ]);
    expect(parsePlan(example, { start: null }).phases.map(({ id }) => id)).toEqual(['9']);
  });
});
