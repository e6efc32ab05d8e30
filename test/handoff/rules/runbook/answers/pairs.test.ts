import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../../src/handoff/documents/read-document.ts';
import { HEALTH_ADDRESS } from '../../../../../src/handoff/rules/runbook/answers/boards.ts';
import { judgePassages } from '../../../../../src/handoff/rules/runbook/answers/features.ts';
import {
  ERROR_CODE,
  namesSymptom,
  type Pairs,
  pairUp,
} from '../../../../../src/handoff/rules/runbook/answers/pairs.ts';
import { readPassages } from '../../../../../src/handoff/rules/runbook/answers/passages.ts';
import { expectNoBlowUp } from '../../../../no-blow-up.ts';

const pair = (text: string): Pairs => {
  const { all, title } = readPassages(readDocument(text));
  return pairUp(judgePassages(all), title);
};
const steps = '\n\n1. Check the worker with `docker ps`.\n2. Restart it: `docker restart worker`.\n';

describe('a heading', () => {
  it.each([
    'Queue is stuck',
    'Scenario 3: the image',
    'Why is it slow?',
    '504 on checkout',
    'If you find a literal',
    'La app no carga',
    'Warteschlange hängt',
    'Page blanche',
    'Não inicia',
    '数据库连接超时',
  ])('names a symptom: %s', (heading) => {
    expect(namesSymptom(heading)).toBe(true);
  });

  it.each(['Alerts', 'Incident response', 'When to roll back', 'Full backup', 'Setup', '', '配置'])(
    'names none: %s',
    (heading) => {
      expect(namesSymptom(heading)).toBe(false);
    },
  );
});

describe('a pair', () => {
  it.each([
    ['a symptom over steps', `## Queue is stuck${steps}`],
    ['a label under the symptom', `## Queue is stuck\n\n**Fix:**${steps}`],
    ['whatever is listed under troubleshooting', `## Troubleshooting\n\n### The white page${steps}`],
    [
      'an entry with a list of its own',
      '## Problems\n\n- White page:\n  - Check the bundle.\n  - Restart it.',
    ],
  ])('is %s', (_what, text) => {
    expect(pair(text).plain).toBeGreaterThanOrEqual(0.9);
  });

  it('counts less in prose than under a heading', () => {
    const prose = pair(`Sometimes the queue is stuck.${steps}`);
    expect(prose.plain).toBe(0);
    expect(prose.told).toBeGreaterThan(0.5);
  });

  it.each([
    ['steps under no symptom', `## Setup${steps}`],
    ['a symptom without steps', '## Queue is stuck\n\nThis happened in May.'],
    [
      'entries of an index',
      '## Troubleshooting\n\n### Pages\n\n- [stuck.md](stuck.md)\n- [slow.md](slow.md)',
    ],
    ['placeholders', '## Queue is stuck\n\n1. TODO\n2. TBD'],
  ])('is not %s', (_what, text) => {
    expect(pair(text).plain).toBe(0);
  });

  it('takes time in proportion to the text', () => {
    expectNoBlowUp([ERROR_CODE, HEALTH_ADDRESS]);
    const before = performance.now();
    pair('#### The queue is stuck\n\nrun `a b`: check the error\n\n'.repeat(2_000));
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});
