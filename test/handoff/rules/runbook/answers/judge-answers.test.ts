import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../../src/handoff/documents/read-document.ts';
import { judgeAnswers } from '../../../../../src/handoff/rules/runbook/answers/judge-answers.ts';
import {
  RUNBOOK_QUESTIONS,
  type RunbookQuestion,
} from '../../../../../src/handoff/rules/runbook/answers/question.ts';
import { REACHABLE_PATTERNS } from '../../../../../src/handoff/rules/runbook/answers/reachable.ts';
import { failing, passing } from '../../../../../src/handoff/rules/runbook/examples.ts';
import { GOOD_RUNBOOK } from '../../../../documents.ts';
import { expectNoBlowUp } from '../../../../no-blow-up.ts';

const judge = (text: string) => judgeAnswers(readDocument(text));
const given = (text: string): RunbookQuestion[] =>
  RUNBOOK_QUESTIONS.filter((question) => judge(text).answers[question].isGiven);

describe('the examples of the rule', () => {
  it.each(passing)('answer all four questions: $title', ({ text }) => {
    expect(given(text)).toEqual([...RUNBOOK_QUESTIONS]);
  });

  it.each(failing)('lack an answer: $title', ({ text }) => {
    expect(given(text).length).toBeLessThan(RUNBOOK_QUESTIONS.length);
  });
});

describe('an answer', () => {
  it.each<[string, string, RunbookQuestion]>([
    ['a health check', '## Is it up?\n\nRun `curl -f https://shop.example.com/healthz`.', 'monitor'],
    ['a board', '## Where to look\n\n[Errors and latency](https://grafana.example.com/d/shop)', 'monitor'],
    [
      'a table by symptom',
      '| Symptom | Cause | Fix |\n|-|-|-|\n| 502 | the API is down | restart it with `docker restart api` |',
      'alerts',
    ],
    [
      'a symptom with first steps',
      '## Queue is stuck\n\n1. Check the worker with `docker ps`.\n2. Restart it: `docker restart worker`.',
      'alerts',
    ],
    [
      'an undo command',
      '## When a release is bad\n\n```sh\nkubectl rollout undo deploy/shop\n```',
      'rollback',
    ],
    [
      'a rota',
      '## Escalation\n\nPage the on-call engineer in PagerDuty, then write in #shop-oncall.',
      'contact',
    ],
    ['a person with a number', 'If nothing helps, call Anna: +49 30 1234567.', 'contact'],
    [
      'German',
      '## Zurückrollen\n\n1. `docker compose pull shop:1.2`\n2. `docker compose up -d shop` stellt die vorherige Version wieder her.',
      'rollback',
    ],
    [
      'French',
      '## Retour arrière\n\n1. `git revert HEAD` puis redéployer la version précédente avec `make deploy`.',
      'rollback',
    ],
    ['Spanish', '## Contacto\n\nGuardia: #tienda-guardia en Slack, o guardia@tienda.es.', 'contact'],
    [
      'Portuguese',
      '## Monitoramento\n\nO painel https://grafana.example.com/d/loja mostra a taxa de erros; `docker logs api` mostra os erros.',
      'monitor',
    ],
    [
      'a list of problems',
      '## Troubleshooting\n\n- The page stays white: check the bundle in the log of the build.\n- `401`: renew the token.',
      'alerts',
    ],
    ['a question as a heading', '## Why is nothing sent?\n\nRestart the worker: `make restart`.', 'alerts'],
    [
      'the meaning of an alert, and what to do then, in sections',
      '# QueueFull\n\n## Meaning\n\nThe queue holds over 100 orders.\n\n## Mitigation\n\nTo find out more:\n\n- Check the worker.\n- Restart it.',
      'alerts',
    ],
    ['Portuguese for an alert', '## Alertas\n\n- Fila cheia: reinicie o worker.', 'alerts'],
    ['Chinese for an alert', '## 故障处理\n\n- 登录返回 `500`：优先检查数据库。', 'alerts'],
    ['Chinese', '## 回滚\n\n执行 `kubectl rollout undo deploy/shop` 恢复到上一个版本。', 'rollback'],
  ])('is %s', (_what, text, question) => {
    expect(given(text)).toContain(question);
  });

  it.each<[string, string, RunbookQuestion]>([
    ['a placeholder', '## Rollback\n\nTODO', 'rollback'],
    ['a heading alone', '## Contact\n\n## Monitoring\n', 'contact'],
    ['a bare word', 'If the release is bad, roll back.', 'rollback'],
    ['a role without a way to reach it', '## Escalation\n\nInform the team lead.', 'contact'],
    ['where alerts are posted', '## Alerts\n\nA webhook posts alerts to #alerts.', 'contact'],
    ['an account on a host', '## Deploy\n\nThe host is `root@89.111.153.129`.', 'contact'],
    ['a date', '## History\n\n- 2025-04-14 16:37 UTC noticed\n- 2025-04-14 17:02 UTC mended', 'contact'],
    ['a row that points elsewhere', '| Alert | Runbook |\n|-|-|\n| `Down` | [down.md](down.md) |', 'alerts'],
    ['talk of tools', '## Choice\n\nPrometheus is one replica; Grafana is out of scope.', 'monitor'],
    [
      'a severity scale',
      '## Severity\n\n| Level | Definition |\n|-|-|\n| P1 | Outage |\n| P2 | Degraded |',
      'alerts',
    ],
    ['a blank table', '## Contact\n\n| Role | Name | Phone |\n|-|-|-|\n| Primary | TBD | TBD |', 'contact'],
    ['a package of a scope', 'Install `@acme/shop` and import it from @acme/shop.', 'contact'],
  ])('is not %s', (_what, text, question) => {
    expect(given(text)).not.toContain(question);
  });

  it('that nothing runs yet is honest, but whom to reach is still asked', () => {
    expect(given('# Runbook\n\nNothing runs in production yet; the pilot starts with phase 3.')).toEqual([
      'monitor',
      'alerts',
      'rollback',
    ]);
  });

  it('says what is wrong with one that is missing, and where', () => {
    const { answers } = judge('# Runbook\n\n## Rollback\n\nTODO: steps\n\n## Contact\n');
    expect(answers.rollback).toMatchObject({ shortfall: 'placeholder', place: { line: 5 } });
    expect(answers.contact).toMatchObject({ shortfall: 'heading-only', place: { line: 7 } });
    expect(answers.monitor).toMatchObject({ shortfall: 'missing', place: null, nearest: null });
  });

  it('of people comes with every way to reach them', () => {
    const text =
      'Ask @anna or @acme/platform, ops@shop.io, +49 30 1234567, #shop-oncall; PagerDuty pages. [Slack](https://acme.slack.com/archives/C1)';
    expect(judge(text).contacts.map(({ kind, text: value }) => `${kind} ${value}`)).toEqual([
      'email ops@shop.io',
      'phone +49 30 1234567',
      'handle @anna',
      'team @acme/platform',
      'channel #shop-oncall',
      'rota PagerDuty',
      'link https://acme.slack.com/archives/C1',
    ]);
  });
});

describe('whatever is written', () => {
  const piece = fc.constantFrom(
    '# Rollback',
    '## Alerts',
    'TODO',
    '- restart it',
    '| a | b |\n|-|-|\n| error | check |',
    '```sh\nkubectl logs x\n```',
    '@anna',
    '#channel',
    '**Fix:** x',
    '\n',
    '<b',
    'error 500',
  );
  const markdown = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 30 })
    .map((parts) => parts.join('\n'));

  it('never throws, agrees with itself, and points inside the source', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { answers } = judge(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const question of RUNBOOK_QUESTIONS) {
          const { isGiven, shortfall, place } = answers[question];
          expect(isGiven).toBe(shortfall === null);
          if (place !== null) expect(place.endLine).toBeLessThanOrEqual(lines);
        }
      }),
    );
  });

  it('is indifferent to line endings, and keeps its answers when a section follows', () => {
    for (const text of [GOOD_RUNBOOK, ...passing.map((one) => one.text)]) {
      expect(judge(text.replaceAll('\n', '\r\n'))).toEqual(judge(text));
      expect(given(`${text}\n\n## Glossary\n\n**Order**: a request of a customer.\n`)).toEqual([
        ...RUNBOOK_QUESTIONS,
      ]);
    }
  });

  it('takes time in proportion to the text', () => {
    expect(REACHABLE_PATTERNS.length).toBeGreaterThan(5);
    expectNoBlowUp(REACHABLE_PATTERNS);
  });
});
