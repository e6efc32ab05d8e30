import { Counter, type Registry } from 'prom-client';

/** What Baton finds. */
export interface CheckMetrics {
  readonly onCheck: (subject: string, conclusion: string, rules: Readonly<Record<string, string>>) => void;
  readonly onJudgementEnded: (limit: 'time' | 'memory') => void;
}

/** Registers them. */
export function createCheckMetrics(registry: Registry): CheckMetrics {
  const registers = [registry];
  const checks = new Counter({
    name: 'baton_checks_total',
    help: 'Judgements of heads by conclusion, whether or not the check had to be written anew; unread: GitHub could not be read, and the check says so',
    labelNames: ['subject', 'conclusion'],
    registers,
  });
  const rules = new Counter({
    name: 'baton_rule_outcomes_total',
    help: 'What became of each rule in those judgements: passed, not-applicable, unknown, warned, failed, waived, hotfix',
    labelNames: ['rule', 'outcome'],
    registers,
  });
  const ended = new Counter({
    name: 'baton_judgements_ended_total',
    help: 'Judgements that were ended because a text took too long or too much memory to parse, by the limit that was met',
    labelNames: ['limit'],
    registers,
  });
  for (const limit of ['time', 'memory']) ended.inc({ limit }, 0);
  return {
    onCheck(subject, conclusion, outcomes) {
      checks.inc({ subject, conclusion });
      for (const [rule, outcome] of Object.entries(outcomes)) rules.inc({ rule, outcome });
    },
    onJudgementEnded: (limit) => ended.inc({ limit }),
  };
}
