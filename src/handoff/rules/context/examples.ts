import type { RuleExample } from '../rule.ts';

export const passing: readonly RuleExample[] = [];
export const failing: readonly RuleExample[] = [];
