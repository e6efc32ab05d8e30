import type { Rule, RuleExample } from '../rules/rule.ts';
import { aboutMinutes } from './words.ts';

/** The whole of `docs/rules.md`, made from the rules' own definitions. */
export function renderRulesPage(rules: readonly Rule[]): string {
  const contents = rules.map((rule) => `- [\`${rule.id}\`](#${rule.id}): ${rule.title}`).join('\n');
  return `${[
    '# Rules',
    '<!-- Made by `npm run docs` from the definitions in src/handoff/rules. Change those, not this page. -->',
    'What Baton asks of a pull request, why, and the shortest way to mend it.',
    contents,
    ...rules.map(renderRule),
  ].join('\n\n')}\n`;
}

function renderRule(rule: Rule): string {
  return [
    `## ${rule.id}`,
    `**${rule.title}.** A successor would miss: ${rule.successorMisses}`,
    '### Why',
    rule.motivation,
    '### What passes',
    rule.accepts,
    ...rule.passing.map(renderExample),
    '### What fails',
    rule.refuses,
    ...rule.failing.map(renderExample),
    '### How to mend it',
    `${rule.remediation} (${aboutMinutes(rule.effortMinutes)})`,
  ].join('\n\n');
}

function renderExample(example: RuleExample): string {
  const fence = '`'.repeat(Math.max(3, longestFence(example.text) + 1));
  const text = example.text === '' ? '(nothing)' : example.text;
  return `<details><summary>${example.title}</summary>\n\n${fence}markdown\n${text}\n${fence}\n\n</details>`;
}

function longestFence(text: string): number {
  return Math.max(0, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
}
