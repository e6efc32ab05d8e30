import { describe, expect, it } from 'vitest';
import { judgeDescription } from '../../../../src/handoff/rules/rationale/judge-description.ts';
import { rationaleRule } from '../../../../src/handoff/rules/rationale/rationale-rule.ts';

const judge = (body: string, title = 'Retry the invoice client') => judgeDescription({ title, body });

describe('judgeDescription', () => {
  it.each(rationaleRule.passing)('accepts the passing example "$text"', ({ title, text }) => {
    const verdict = judge(text, title);
    expect(verdict.label === 'rationale' || verdict.isExplainedRevert).toBe(true);
  });

  it.each(rationaleRule.failing)('refuses the failing example "$text"', ({ title, text }) => {
    const verdict = judge(text, title);
    expect(verdict.label).toBe('none');
    expect(verdict.isExplainedRevert).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['empty', '   \n\n'],
    ['unfilled-template', '<!-- Say why -->'],
    [
      'unfilled-template',
      '## Why?\n<!-- Tell your future self why -->\n\n## How did you test it?\n- [x] built',
    ],
    ['unfilled-template', 'Please describe your changes here.'],
    ['only-links', 'Fixes #12'],
    ['only-links', 'See https://example.com/issues/12'],
    ['only-links', 'ABC-123'],
    ['only-checklist', '- [x] Tests\n- [ ] Docs'],
    ['only-images', '![before](a.png) ![after](b.png)'],
    ['bare-revert', 'This reverts commit 1a2b3c4d5e6f.'],
    ['bare-revert', 'Reverts acme/shop#7\n\nFixes #9'],
    ['empty', 'Runbook: unchanged because the old steps broke nobody and customers asked for it.'],
    [
      'empty',
      '- **Decision:** none because only one vendor can read these files, and customers asked for it.',
    ],
    ['title-again', 'Retries the invoice client.'],
    ['vacuous-reason', '## What\nNew helper\n\n## Why\nImproves code quality.'],
    ['what-only', 'Adds a column to the table.'],
    [
      'summary-of-diff',
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `- Adds \`${name}.ts\` to the build`).join('\n'),
    ],
  ])('names the insufficiency %s of %j', (insufficiency, body) => {
    expect(judge(body).insufficiency).toBe(insufficiency);
  });

  it('accepts a reason in a wrapped squash body without any marker word', () => {
    const body =
      'AuthorAssociation can technically be nil for accounts that\nwere deleted since, so add two checks';
    expect(judge(body).label).toBe('rationale');
  });

  it.each([
    '## Why\n\n',
    '**Why**\n\n',
    'Why: ',
    '### Motivation\n',
    '## Warum\n\n',
    '## Pourquoi ?\n\n',
    '## Motivo\n\n',
  ])('reads what stands under %j as the reason', (heading) => {
    expect(judge(`${heading}The night import needs it.`).label).toBe('rationale');
  });

  it('does not take a heading Why with filler under it for a reason', () => {
    for (const filler of ['Correctness.', 'Good practice', 'n/a', 'TBD', 'see title', 'Better code']) {
      expect(judge(`## What\n\nUse a map\n\n## Why\n\n${filler}`, 'Use a map').label, filler).toBe('none');
    }
  });

  it('reads a reason pasted as an indented block', () => {
    expect(
      judge('Adds retry.\n\n    Why: the mail server restarts at night and we lost invoices').label,
    ).toBe('rationale');
  });

  it('does not read code, comments or quoted messages as a reason', () => {
    expect(judge('```\nbecause the server crashes\n```').label).toBe('none');
    expect(judge('<!-- because the server crashes -->').label).toBe('none');
    expect(judge('Changes the message from "it fails because of x" to "try again"').label).toBe('none');
  });

  it.each([
    'Fix bug in parser',
    'This improves the code quality and makes it cleaner.',
    'fix: correct the typo\nchore: remove unused imports\nfeat(web): create the roles page',
    'Gate the projects page behind the new flag',
    'This pull request triggers the validation of the tables.',
  ])('takes what was done for no reason, in whatever words: %j', (body) => {
    expect(judge(body, 'Projects').label).toBe('none');
  });

  it.each([
    'Bumps lodash from 4.17.20 to 4.17.21.\n\nDependabot will resolve any conflicts with this PR as long as you do not\nalter it yourself. You can trigger a rebase manually by commenting\n`@dependabot rebase`.\n\n- `@dependabot recreate` will recreate this PR, overwriting any edits that have been made to it',
    "This PR was opened by the Changesets release GitHub action. When you're ready to do a release, you can merge this.",
    'Bump the client.\n\n(cherry picked from commit 0123456789abcdef)',
  ])('does not take what a bot writes everywhere for a reason: %j', (body) => {
    expect(judge(body, 'Bump lodash').label).toBe('none');
  });

  it.each([
    'The upload ends with NameError on Python 3.9.',
    'The provider answers 503 once or twice a day.',
    'To save memory.',
  ])('knows a reason by named errors, status codes and purposes: %j', (body) => {
    expect(judge(body).label).toBe('rationale');
  });

  it('keeps a few words of Chinese in an English text English', () => {
    const body = 'The menu showed "设备" twice because the list was merged with itself.';
    expect(judge(body)).toMatchObject({ label: 'rationale', language: 'en' });
  });

  it('quotes the sentence nearest to a reason on one line', () => {
    expect(judge('Adds retry to\nthe invoice uploader.\n\n- [x] done').nearest).toBe(
      'Adds retry to the invoice uploader.',
    );
    expect(judge('Fixes #1').nearest).toBeNull();
  });

  it.each([
    'Сервер перезапускается каждую ночь, и мы теряли счета.',
    'サーバーが毎晩再起動するため、請求書が失われていました。',
    '서버가 매일 밤 재시작되어 청구서가 사라졌습니다.',
    'Il server di posta viene riavviato ogni notte e questo non era gestito, perché il client non prova di nuovo.',
  ])('passes a language it does not judge, and says so: %s', (body) => {
    expect(judge(body)).toMatchObject({ label: 'rationale', isJudged: false, language: 'other' });
  });

  it('refuses the title again in any language', () => {
    expect(
      judge('エンジン起動時に辞書もコンパイルする', 'fix: エンジン起動時に辞書もコンパイルする').label,
    ).toBe('none');
  });

  it('accepts `Rationale: none because` with a reason and refuses it without', () => {
    expect(judge('Rationale: none because it fixes a typo').noneBecause).toEqual({
      reason: 'it fixes a typo',
      isAccepted: true,
    });
    for (const line of [
      'Rationale: none',
      'Rationale: none because',
      'Rationale: none because ...',
      'rationale: none because n/a',
    ]) {
      expect(judge(line), line).toMatchObject({ label: 'none', noneBecause: { isAccepted: false } });
    }
    expect(judge('Rationale: none because\nonly a typo').label).toBe('rationale');
  });
});
