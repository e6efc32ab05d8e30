import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { PullRequest } from '../../../../src/handoff/facts.ts';
import { createRepositoryView } from '../../../../src/handoff/lookups/create-repository-view.ts';
import { lookupKey as keyOf } from '../../../../src/handoff/lookups/lookup.ts';
import { decisionRule } from '../../../../src/handoff/rules/decision/decision-rule.ts';
import { passing } from '../../../../src/handoff/rules/decision/examples.ts';
import { defaultConfig } from '../../../facts.ts';
import { factsIn, findingsOf, judgedIn, type Scene } from '../judged-in.ts';

const RECORD = passing[0]?.text ?? '';
const PAYS = { 'package.json': '{\n  "dependencies": {\n    "stripe": "^1"\n  }\n}\n' };
const OLD = { 'docs/adr/0007-use-go.md': RECORD.replace('3. Use Redis as a cache', '7. Use Go') };

const judge = (scene: Scene) => judgedIn(decisionRule, { changes: PAYS, ...scene });
const withBody = (body: string, scene: Scene = {}) => judge({ base: OLD, ...scene, pullRequest: { body } });
const withSeverity =
  (severity: 'warn' | 'error') =>
  (config: Config): Config => ({
    ...config,
    rules: { ...config.rules, decision: { ...config.rules.decision, severity } },
  });

describe('decisionRule', () => {
  it('tells the choice, its line, and opens a record named as its neighbours are', () => {
    const { state, summary, findings } = judge({ base: OLD });
    expect([state, findings.length]).toEqual(['fail', 1]);
    expect(findings[0]).toMatchObject({
      severity: 'warn',
      what: 'no decision record stands behind the dependency `stripe` in `package.json`.',
      place: { path: 'package.json', line: 3 },
      snippet: 'Decision: none because ',
      editorLink: { path: 'docs/adr/0008-use-stripe.md' },
      isAlreadyOnBase: false,
    });
    expect(summary).toBe(findings[0]?.what);
    expect(findings[0]?.editorLink?.value).toContain('# 8. Use stripe');
    expect(findings[0]?.editorLink?.value).toMatch(
      /## Status\n\nProposed\n\n## Context[^]*## Decision[^]*## Consequences/,
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['no records yet', {}, 'docs/decisions/0001-use-stripe.md'],
    [
      'three digits and a prefix',
      { 'adr/adr-041-x.md': RECORD, 'adr/adr-009-y.md': RECORD },
      'adr/adr-042-use-stripe.md',
    ],
    ['dates', { 'docs/decisions/20250131-x.md': RECORD }, 'docs/decisions/20260610-use-stripe.md'],
    ['names alone', { 'docs/decisions/use-go.md': RECORD }, 'docs/decisions/use-stripe.md'],
    ['capitals', { 'docs/ADR/0001-x.md': RECORD }, 'docs/ADR/0002-use-stripe.md'],
    [
      'one deeper',
      { 'docs/architecture/decisions/0001-x.md': RECORD },
      'docs/architecture/decisions/0002-use-stripe.md',
    ],
  ])('names the next record after %s', (_what, base, path) => {
    expect(judge({ base }).findings[0]?.editorLink?.path).toBe(path);
  });

  it('puts the record of a package beside those that it has', () => {
    const base = { ...OLD, 'services/mail/docs/adr/0001-x.md': RECORD, 'services/mail/package.json': '{}' };
    const changes = { 'services/mail/package.json': PAYS['package.json'] };
    expect(judge({ base, changes }).findings[0]?.editorLink?.path).toBe(
      'services/mail/docs/adr/0002-use-stripe.md',
    );
  });

  it.each<[string, Scene['changes']]>([
    ['adds a record', { 'docs/decisions/0001-pay.md': RECORD }],
    ['edits one', { 'docs/adr/0007-use-go.md': `${RECORD}\nMore.\n` }],
    ['adds one of a package', { 'services/mail/docs/adr/pay.md': RECORD }],
  ])('passes a pull request that %s', (_what, changes) => {
    expect(judge({ base: OLD, changes: { ...PAYS, ...changes } }).state).toBe('pass');
  });

  it.each([
    'docs/adr/README.md',
    'docs/adr/template.md',
    'docs/adr/index.md',
    'src/decisions/a.md',
    'docs/notes/a.md',
  ])('takes %s for no record', (path) => {
    expect(judge({ changes: { ...PAYS, [path]: RECORD } }).state).toBe('fail');
  });

  it('is not satisfied by a record that is removed', () => {
    expect(judge({ base: OLD, changes: { ...PAYS, 'docs/adr/0007-use-go.md': null } }).state).toBe('fail');
  });

  it.each([
    'See [why](docs/adr/0007-use-go.md).',
    'See `docs/adr/0007-use-go.md`.',
    'https://github.com/acme/answers/blob/main/docs/adr/0007-use-go.md#status',
    'https://github.com/acme/answers/blob/retry/docs/adr/0007-use-go.md',
    'As ADR-0007 says',
    'ADR 7',
    'Decided in adr#7.',
    'Decision: none because Finance requires this very provider',
    '- **Decision:** none because\nFinance requires this very provider',
  ])('passes with %j', (body) => {
    expect(withBody(body).state).toBe('pass');
  });

  it.each([
    ['a record that is not there', 'docs/adr/0009-x.md', /`docs\/adr\/0009-x.md`, which is not there/],
    ['a number that is not there', 'ADR-12', /ADR 12, which is not there/],
    [
      'one of another repository',
      'https://github.com/other/answers/blob/main/docs/adr/0007-use-go.md',
      /^Add/,
    ],
    ['a link in a comment', '<!-- docs/adr/0007-use-go.md -->', /^Add/],
    ['a line in code', '```\nDecision: none because it is small\n```', /^Add/],
    ['an unclosed comment', 'x <!-- ADR-7', /^Add/],
  ])('fails with %s', (_what, body, mend) => {
    expect(withBody(body).findings[0]?.mend).toMatch(mend);
  });

  it.each([
    'Decision: none',
    'Decision: none because',
    'Decision: none because n/a',
    'Decision: none because ...',
  ])('asks for the reason of %j', (body) => {
    expect(findingsOf(withBody(body))).toEqual(['warn none-without-reason']);
  });

  it("keeps the author's reason as data", () => {
    expect(withBody('Decision: none because @all use it')).toMatchObject({ quote: '@all use it' });
  });

  it('weighs as the config says, and asks a bot mildly', () => {
    const author = { login: 'renovate', isBot: true };
    expect(judge({ config: withSeverity('error') }).findings[0]?.severity).toBe('error');
    expect(judge({ config: withSeverity('error'), pullRequest: { author } }).findings[0]?.severity).toBe(
      'warn',
    );
  });

  it('says why it does not apply', () => {
    expect(judge({ changes: { 'src/a.ts': 'a' } }).summary).toBe(
      'It touches nothing that architecture is chosen in.',
    );
    expect(judge({ changes: { 'package.json': '{}' } })).toMatchObject({
      state: 'not-applicable',
      summary: 'No sign of an architectural choice.',
    });
    expect(judge({ changes: { 'package.json': '{' } }).summary).toContain(
      '`package.json` could not be parsed',
    );
  });

  it('is unknown, never passed, where files could not be read', () => {
    const files: PullRequest['files'] = { kind: 'unknown', reason: 'cut' };
    expect(judge({ pullRequest: { files } }).state).toBe('unknown');
    expect(judge({ repository: { failing: (key) => key === 'file head package.json' } }).state).toBe(
      'unknown',
    );
    expect(judge({ repository: { failing: (key) => key.startsWith('listing') } }).state).toBe('fail');
  });

  it('says what was too large, or too many, to be read', () => {
    const obstacles = { 'package.json': 'too-large' } as const;
    expect(judge({ repository: { obstacles } }).summary).toContain('`package.json` is too large or no text');
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`p${index}/go.mod`, 'module a.example.com/b']),
    );
    expect(judge({ changes: many }).summary).toContain('Only 40 of 60 files');
  });

  it('names past records in force that speak of the files', () => {
    const about = (path: string, status = 'Accepted'): string =>
      RECORD.replace('We keep', `\`${path}\` does it. We keep`)
        .replace('Accepted', status)
        .replace('Use Redis', 'Use [@all] Redis');
    const base = {
      'web/package.json': '{}',
      'docs/adr/0001-a.md': about('web/package.json'),
      'docs/adr/0002-b.md': about('web/package.json', 'Superseded by 1'),
      'docs/adr/0003-c.md': about('api/package.json'),
      'docs/adr/0004-d.md': about('package.json'),
    };
    const changes = { 'web/package.json': PAYS['package.json'] };
    const note =
      'Past decisions about these files: [3. Use \\[@\u200Ball\\] Redis as a cache](https://github.com/acme/answers/blob/main/docs/adr/0001-a.md) (names `web/package.json`).';
    expect(judge({ base, changes }).findings[0]?.mend).toContain(note);
    expect(judge({ base, changes, pullRequest: { body: 'ADR-3' } }).summary).toContain(note);
  });

  it('has every answer after three rounds of asking', () => {
    const scene = {
      base: { ...OLD, 'packages/a/package.json': '{}', 'packages/b/package.json': '{}' },
      changes: { 'packages/a/package.json': PAYS['package.json'] },
    };
    const whole = factsIn(scene);
    const known: Record<string, NonNullable<(typeof whole.lookedUp)[string]>> = {};
    const rounds: number[] = [];
    while (true) {
      const { view, wanted } = createRepositoryView({ ...whole, lookedUp: known });
      const outcome = decisionRule.judge({ ...whole, lookedUp: known }, defaultConfig(), view);
      const asked = wanted();
      if (asked.length === 0) {
        expect(outcome.state).toBe('fail');
        break;
      }
      expect(outcome.state).toBe('unknown');
      rounds.push(asked.length);
      for (const lookup of asked) {
        const key = keyOf(lookup);
        const answer = whole.lookedUp[key];
        if (answer !== undefined) known[key] = answer;
      }
    }
    expect(rounds.length).toBeLessThanOrEqual(3);
  });
});
