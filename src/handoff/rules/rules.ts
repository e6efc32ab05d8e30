import type { RuleId } from '../finding.ts';
import { configRule } from './config/config-rule.ts';
import { contextRule } from './context/context-rule.ts';
import { decisionRule } from './decision/decision-rule.ts';
import { phaseRule } from './phase/phase-rule.ts';
import { planRule } from './plan/plan-rule.ts';
import { rationaleRule } from './rationale/rationale-rule.ts';
import type { Rule } from './rule.ts';
import { runbookRule } from './runbook/runbook-rule.ts';

/** Every rule, in the order of the check's table. A new rule is added here and nowhere else. */
export const RULES: readonly Rule[] = [
  rationaleRule,
  decisionRule,
  runbookRule,
  contextRule,
  phaseRule,
  planRule,
  configRule,
];

/** The definition of a rule; throws for an id that no rule has, which is a fault of ours. */
export function ruleById(id: RuleId): Rule {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`No rule has the id ${id}`);
  return rule;
}
