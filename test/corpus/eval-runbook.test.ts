import { expect, it } from 'vitest';
import { GOOD_RUNBOOK } from '../documents.ts';
import { evalRunbook } from './eval-runbook.ts';

const full = {
  id: 'a',
  repo: 'acme/shop',
  path: 'RUNBOOK.md',
  text: GOOD_RUNBOOK,
  monitor: true,
  alerts: true,
  rollback: true,
  contact: true,
};

function run(lines: readonly unknown[], isJson = false): string {
  const result = evalRunbook(lines.map((line) => JSON.stringify(line)).join('\n'), { isJson });
  return result.kind === 'report' ? result.output : `${result.line}: ${result.message}`;
}

it('prints the scores of each of the four answers, and what was wrong', () => {
  const sections = run([full, { ...full, id: 'b', text: '# Runbook', contact: false }]).split('\n\n## ');
  expect(sections).toHaveLength(4);
  expect(sections[0]).toMatch(/^all +2 +1\.000 +0\.500 +0\.667 +1\/2 \(50\.0 %\) +-/m);
  expect(sections[3]).toMatch(/^all +2 +1\.000 +1\.000 +1\.000 +0\/1 \(0\.0 %\) +0\/1 \(0\.0 %\)/m);
});

it('prints one verdict a line and nothing else with --json, also without labels', () => {
  expect(run([full, { id: 7, text: '' }], true).split('\n')).toEqual([
    '{"id":"a","monitor":true,"alerts":true,"rollback":true,"contact":true}',
    '{"id":7,"monitor":false,"alerts":false,"rollback":false,"contact":false}',
  ]);
});
