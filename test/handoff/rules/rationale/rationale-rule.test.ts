import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { ChangedFile, PullRequest } from '../../../../src/handoff/facts.ts';
import { rationaleRule } from '../../../../src/handoff/rules/rationale/rationale-rule.ts';
import { BARE_BODY, defaultConfig, factsOf, GOOD_BODY, viewOf } from '../../../facts.ts';

type Options = Partial<Omit<Config['rules']['rationale'], 'exempt'>> & {
  exempt?: Partial<Config['rules']['rationale']['exempt']>;
};

function judge(pullRequest: Partial<PullRequest>, options: Options = {}) {
  const config = defaultConfig();
  const { rationale } = config.rules;
  const exempt = { ...rationale.exempt, ...options.exempt };
  const rules = { ...config.rules, rationale: { ...rationale, ...options, exempt } };
  const facts = factsOf({ body: BARE_BODY, ...pullRequest });
  return rationaleRule.judge(facts, { ...config, rules }, viewOf(facts));
}

const filesOf = (...paths: string[]): PullRequest['files'] => ({
  kind: 'known',
  value: paths.map((path): ChangedFile => ({ path, change: 'modified' })),
});

const issue = { number: 7, title: 'Invoices are lost', author: null };
const issueOf = (body: string): PullRequest['linkedIssues'] => ({
  kind: 'known',
  value: [{ ...issue, body }],
});

describe('rationaleRule', () => {
  it('passes a description that says why', () => {
    expect(judge({ body: GOOD_BODY })).toMatchObject({ state: 'pass', findings: [] });
  });

  it("keeps the author's sentence out of its own Markdown", () => {
    const body = 'The import | of @all *invoices* failed every night because the server restarts at two.';
    expect(judge({ body })).toMatchObject({
      summary: 'The description says why:',
      quote: 'The import | of @all invoices failed every night because the server restarts at two.',
    });
    const { summary } = judge(
      { labels: { kind: 'known', value: ['a`b|c'] } },
      { exempt: { labels: ['a*'] } },
    );
    expect(summary).toContain('`` a`b\\|c ``');
    expect(judge({ body: 'Rationale: none because it corrects a typo' })).not.toHaveProperty('quote');
  });

  it('tells what is missing, how to mend it, and the nearest thing to a reason', () => {
    const { state, findings } = judge({ body: 'Adds backoff to the uploader.' });
    expect(state).toBe('fail');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'rationale',
      severity: 'error',
      reason: 'what-only',
      what: 'this says what changed, not why.',
      snippet: 'Why: ',
      quote: 'Adds backoff to the uploader.',
      isAlreadyOnBase: false,
    });
  });

  it('keeps the severity of the config, and never calls a text generated', () => {
    const { findings } = judge({}, { severity: 'warn' });
    expect(findings[0]?.severity).toBe('warn');
    expect(JSON.stringify(findings)).not.toMatch(/generated/i);
  });

  it('quotes nothing where there is nothing to quote', () => {
    expect(judge({ body: '' }).findings[0]).not.toHaveProperty('quote');
  });

  it('asks nothing of bots, unless the config takes that away', () => {
    const author = { login: 'dependabot', isBot: true };
    expect(judge({ author }).state).toBe('not-applicable');
    expect(judge({ author }, { exempt: { authors: ['!dependabot[bot]'] } }).state).toBe('fail');
    expect(judge({ author }, { exempt: { authors: ['!renovate[bot]'] } }).state).toBe('not-applicable');
    expect(judge({ author: null }).state).toBe('fail');
  });

  it('exempts the authors and labels that the config lists', () => {
    expect(judge({}, { exempt: { authors: ['Lazar'] } }).state).toBe('not-applicable');
    expect(judge({}, { exempt: { authors: ['@la*'] } }).state).toBe('not-applicable');
    expect(judge({}, { exempt: { authors: ['anna'] } }).state).toBe('fail');
    const labels = { kind: 'known', value: ['skip-rationale'] } as const;
    expect(judge({ labels }, { exempt: { labels: ['skip-*'] } }).state).toBe('not-applicable');
    expect(judge({ labels }).state).toBe('fail');
  });

  it('exempts by path only where every changed file is listed', () => {
    const exempt = { paths: ['**/*.lock'] };
    expect(judge({ files: filesOf('Cargo.lock', 'web/yarn.lock') }, { exempt }).state).toBe('not-applicable');
    expect(judge({ files: filesOf('Cargo.lock', 'src/main.rs') }, { exempt }).state).toBe('fail');
    expect(judge({ files: filesOf() }, { exempt }).state).toBe('fail');
    expect(judge({ files: { kind: 'unknown', reason: 'cut' } }, { exempt }).state).toBe('fail');
  });

  it('passes a revert that says what went wrong, and no other', () => {
    const title = 'Revert "Retry the invoice client"';
    expect(judge({ title, body: 'Reverts acme/shop#4\n\nOrders arrived twice' }).state).toBe('pass');
    expect(judge({ title, body: 'Reverts acme/shop#4' }).findings[0]?.reason).toBe('bare-revert');
  });

  it('accepts `Rationale: none because` with a reason and says what a filler lacks', () => {
    expect(judge({ body: 'Rationale: none because it corrects a typo' }).state).toBe('pass');
    expect(judge({ body: 'Rationale: none because n/a' }).findings[0]?.reason).toBe('none-without-reason');
  });

  it('passes by a linked issue that says why, where the config lets it', () => {
    const linkedIssues = issueOf('The provider drops calls at night, so orders are lost.');
    expect(judge({ linkedIssues })).toMatchObject({
      state: 'pass',
      summary: 'The linked issue #7 says why.',
    });
    expect(judge({ linkedIssues }, { linkedIssue: false }).state).toBe('fail');
    expect(judge({ linkedIssues: issueOf('See the title') }).state).toBe('fail');
    const first = Array.from({ length: 20 }, (_, index) => ({
      ...issue,
      number: index + 1,
      body: 'See the title',
    }));
    expect(judge({ linkedIssues: { kind: 'known', value: first } }).state).toBe('fail');
  });

  it('does not decide where a linked issue would matter and could not be read', () => {
    const linkedIssues = { kind: 'unknown', reason: 'GitHub cut the list.' } as const;
    expect(judge({ linkedIssues }).state).toBe('unknown');
    expect(judge({ linkedIssues, body: GOOD_BODY }).state).toBe('pass');
    expect(judge({ linkedIssues }, { linkedIssue: false }).state).toBe('fail');
  });

  it('tells the author where nesting makes the description unreadable', () => {
    expect(judge({ body: `${'- '.repeat(4000)}x` }).findings[0]?.reason).toBe('too-complex');
  });
});
