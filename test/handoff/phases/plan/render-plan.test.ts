import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';
import { renderPlan } from '../../../../src/handoff/phases/plan/render-plan.ts';
import { summarisePlan } from './summarise-plan.ts';

const folder = new URL('plans/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** Without what is told, which has other lines. */
function content(text: string): string {
  return summarisePlan({ ...parsePlan(text, { start: null }), findings: [] });
}

describe('renderPlan', () => {
  it('writes each phase with its days, its items in their order, and their labels', () => {
    expect(renderPlan(parsePlan(read('marketing.md'), { start: null }))).toMatchInlineSnapshot(`
      "---
      start: 2026-01-05
      ---

      ## Sprint 1 (2026-01-05 to 2026-01-16): Landing page

      - Copy and three variants
      - Target: at least 40 signups
      - Kill criterion: fewer than 10 signups by week 2 — stop the campaign

      ## Sprint 2 (2026-01-19 to 2026-01-30): Paid ads

      - Two ad groups
      - Target: cost per lead <= €35
      - Kill criterion: cost per lead > €60, pause all ads
      - Kill criterion: bounce rate > 80%, pause all ads

      ## Sprint 3: Newsletter

      - Weekly issue
      "
    `);
  });

  it('writes the plan in a block as it writes the same plan in Markdown', () => {
    const render = (name: string): string => renderPlan(parsePlan(read(name), { start: null }));
    expect(render('block.md')).toBe(render('machine-learning.md'));
  });

  it.each(names)('is read as the plan %s was', (name) => {
    expect(content(renderPlan(parsePlan(read(name), { start: null })))).toBe(content(read(name)));
  });

  it('writes nothing for no plan', () => {
    expect(renderPlan(parsePlan('', { start: null }))).toBe('');
  });
});
