import type { RuleExample } from '../rule.ts';

/** Files that the rule accepts. */
export const passing: readonly RuleExample[] = [
  { title: 'an empty file: the defaults apply', text: '' },
  {
    title: 'a rule as just its severity, another with its settings',
    text: 'rules:\n  decision: off\n  rationale:\n    severity: warn\n    exempt: { labels: [dependencies] }\n',
  },
  {
    title: 'a team of GitHub, in quotes',
    text: 'engagement:\n  engineers: [lazar]\n  team: ["@acme/platform", anna]\n',
  },
];

/** Files that the rule refuses. */
export const failing: readonly RuleExample[] = [
  { title: 'a misspelt key', text: 'rules:\n  rationale:\n    severty: warn\n' },
  { title: 'a value that no rule has', text: 'rules:\n  decision: loud\n' },
  { title: 'a team without quotes, which is not YAML', text: 'engagement:\n  team: [@acme/platform]\n' },
  { title: 'the same key twice', text: 'mode: observe\nmode: enforce\n' },
  { title: 'a day that the calendar does not have', text: 'engagement:\n  ends: 2026-06-31\n' },
  { title: 'a path that leaves the repository', text: 'plan: ../PLAN.md\n' },
];
