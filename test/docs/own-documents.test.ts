import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/handoff/phases/plan/parse-plan.ts';
import { contextRule } from '../../src/handoff/rules/context/context-rule.ts';
import { decisionRule } from '../../src/handoff/rules/decision/decision-rule.ts';
import { planRule } from '../../src/handoff/rules/plan/plan-rule.ts';
import type { Rule } from '../../src/handoff/rules/rule.ts';
import { runbookRule } from '../../src/handoff/rules/runbook/runbook-rule.ts';
import { judgedIn, type Scene } from '../handoff/rules/judged-in.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isOwnDocument = (path: string): boolean =>
  /^(?:RUNBOOK|CONTEXT|PLAN)\.md$|^docs\/decisions\//.test(path);

/** What is installed or left behind by a run is no part of the repository. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'data', 'coverage']);
const isFile = (path: string): boolean => statSync(join(ROOT, path)).isFile();
const paths = readdirSync(ROOT)
  .filter((name) => !LEFT_OUT.has(name))
  .flatMap((name) =>
    isFile(name)
      ? [name]
      : readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((below) =>
          join(name, below),
        ),
  )
  .filter(isFile);
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
const own = Object.fromEntries(Object.entries(files).filter(([path]) => isOwnDocument(path)));
const records = Object.keys(own)
  .filter((path) => path.startsWith('docs/decisions/'))
  .toSorted();

/** A pull request to this very repository that brings its documents, so that it answers for all of them. */
function scene(changes: Readonly<Record<string, string>>): Scene {
  const others = Object.entries(files).map(([path, text]) => [path, isOwnDocument(path) ? null : text]);
  return { base: Object.fromEntries(others) as Record<string, string | null>, changes };
}

describe("this repository's own documents", () => {
  it.each<[string, Rule]>([
    ['RUNBOOK.md answers its four questions, and all that it refers to is there', runbookRule],
    ['CONTEXT.md answers its three questions', contextRule],
    ['every decision record is complete', decisionRule],
    ['PLAN.md has phases, targets and kill criteria that can be measured', planRule],
  ])('%s', (_title, rule) => {
    const { state, findings } = judgedIn(rule, scene(own));
    expect(findings.map(({ what, place }) => `${place?.path}:${place?.line} ${what}`)).toEqual([]);
    expect(['pass', 'not-applicable']).toContain(state);
  });

  it('PLAN.md is read whole: each phase with its days, a target and a kill criterion', () => {
    const plan = parsePlan(own['PLAN.md'] ?? '', { start: null });
    expect(plan.findings).toEqual([]);
    expect(plan.phases.length).toBeGreaterThan(3);
    for (const phase of plan.phases) {
      expect([phase.starts, phase.ends]).not.toContain(null);
      expect(phase.targets.length).toBeGreaterThan(0);
      for (const { threshold } of [...phase.targets, ...phase.killCriteria]) expect(threshold).not.toBeNull();
      expect(phase.killCriteria.length).toBeGreaterThan(0);
    }
  });

  it('each record tells what was rejected, too, and is numbered without gaps', () => {
    const numbers = records.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(records.map((_path, index) => index + 1));
    for (const path of records) expect(own[path], path).toMatch(/^Rejected: /m);
  });
});
