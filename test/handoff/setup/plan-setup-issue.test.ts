import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/handoff/config/parse-config.ts';
import { peopleSkeleton } from '../../../src/handoff/setup/people-skeleton.ts';
import { planSetupIssue } from '../../../src/handoff/setup/plan-setup-issue.ts';
import type { SetupFacts } from '../../../src/handoff/setup/setup-facts.ts';
import { LAST_LINE } from '../../../src/handoff/text/own-block.ts';
import { GOOD_CONTEXT, GOOD_DOCUMENTS, GOOD_RUNBOOK } from '../../documents.ts';
import { factsOf } from '../../facts.ts';
import { bodyFor, bodyOf, config, factsWith, issueWith } from './setup-world.ts';

const LACKING = { 'CONTEXT.md': GOOD_CONTEXT, '.github/workflows/deploy.yml': 'on: push' };
const WITHOUT_ROLLBACK = GOOD_RUNBOOK.replace(/## Roll back[\s\S]*?(?=## Contact)/, '');
const PEOPLE = 'engagement: { engineers: [lazar], team: [anna], sponsor: [fiona] }\n';

describe('the setup issue', () => {
  it('says what is missing, with a link that opens a filled-in page, and who runs this Baton', () => {
    const { effects } = planSetupIssue(factsWith(LACKING, { hasLabel: false }));
    expect(effects).toMatchObject([
      { kind: 'create-label', label: { name: 'baton:setup' } },
      { kind: 'create-issue', labels: ['baton:setup'] },
    ]);
    const body = bodyFor(LACKING);
    expect(body.split('\n')[0]).toBe('<!-- baton:setup -->');
    expect(body).toMatch(
      /- \[ \] \*\*A runbook\*\*.*\/new\/main\?filename=RUNBOOK\.md&value=.*deploy\.yml.*\(20 min\)/,
    );
    expect(body).toContain('- [x] **A page of context** (`CONTEXT.md`)');
    expect(body).toContain('run by Lazar &amp; Co');
  });

  it('says which answers a document lacks, with a link to where they belong', () => {
    const body = bodyFor({ 'RUNBOOK.md': WITHOUT_ROLLBACK, 'CONTEXT.md': '# Context\n\n## State\n\nTODO\n' });
    expect(body).toMatch(/- \[ \] \*\*A runbook\*\*: `RUNBOOK.md` is there, but does not say how to go back/);
    expect(body).toMatch(/\*\*A page of context\*\*: .* does not say what is the case now.*which questions/);
    expect(body).toMatch(/\[Edit CONTEXT.md\]\(\S+\/edit\/main\/CONTEXT.md#L\d+\)/);
  });

  it('ticks and unticks itself, also what somebody ticked by hand, and is written only where something changed', () => {
    const body = bodyFor(LACKING);
    const plan = (base: Readonly<Record<string, string>>, text: string) =>
      planSetupIssue(factsWith(base, { setupIssue: issueWith(text) })).effects;
    const first = bodyOf(plan(LACKING, body)) || body;
    expect(plan(LACKING, first)).toEqual([]);
    expect(plan(LACKING, first.replaceAll('\n', '\r\n'))).toEqual([]);
    const ticked = first.replace('- [ ] **A runbook**', '- [x] **A runbook**');
    expect(bodyOf(plan(LACKING, ticked))).toBe(first);
    const done = bodyOf(plan(GOOD_DOCUMENTS, first));
    expect(done).toContain('- [x] **A runbook** (`RUNBOOK.md`)');
    expect(bodyOf(plan(LACKING, done))).toBe(first);
  });

  it('leaves alone what people write around it', () => {
    const body = bodyFor(LACKING);
    const theirs = `Note by Anna.\n\n${body}\n\n- [x] ours, too\n`;
    const updated = bodyOf(
      planSetupIssue(factsWith(GOOD_DOCUMENTS, { setupIssue: issueWith(theirs) })).effects,
    );
    expect(updated).toMatch(/^Note by Anna\.\n\n<!-- baton:setup -->/);
    expect(updated).toMatch(/<!-- baton:setup-end -->\n\n- \[x\] ours, too$/);
    expect(updated.split(LAST_LINE)).toHaveLength(2);
  });

  it('says that all is there once it is, and only then', () => {
    const all = {
      ...GOOD_DOCUMENTS,
      'PLAN.md': '# Plan\n',
      'docs/decisions/0001-pgvector.md': '# 1. pgvector\n',
    };
    const more = {
      ...config(PEOPLE),
      squash: { isAllowed: true, keepsDescription: true },
      setupIssue: issueWith('old'),
    };
    expect(bodyFor(all, more)).toContain('**All is there');
    expect(bodyFor(all, more)).not.toContain('- [ ]');
    expect(bodyFor(GOOD_DOCUMENTS, more)).toMatch(/every pull request is asked for is there.*good to have/);
    expect(bodyFor(all, { ...more, missingPermissions: ['discussions: write'] })).not.toContain(
      '**All is there',
    );
  });

  it('names the permissions that the account has not accepted, and what they would bring', () => {
    const missing = { missingPermissions: ['discussions: write', 'members: read'] };
    expect(planSetupIssue(factsWith(GOOD_DOCUMENTS, missing)).effects).toHaveLength(1);
    const body = bodyFor(GOOD_DOCUMENTS, missing);
    expect(body).toContain('[Accept them](https://github.com/organizations/acme/settings/installations/7)');
    expect(body).toContain('- `discussions: write`: the weekly report in Discussions');
  });

  it('advises to squash with the description, and not where nobody squashes', () => {
    const advice = /Reasons that stay in Git/;
    expect(bodyFor(LACKING)).toMatch(/- \[ \] \*\*Reasons that stay in Git.*title and description/);
    const squashing = (isAllowed: boolean, keepsDescription: boolean) =>
      bodyFor(LACKING, { squash: { isAllowed, keepsDescription } });
    expect(squashing(true, true)).toMatch(/- \[x\] \*\*Reasons that stay in Git/);
    expect(squashing(false, false)).not.toMatch(advice);
    // Where GitHub does not tell, there is no box that could not tick itself.
    expect(bodyFor(LACKING, { squash: null })).toMatch(/^- \*\*Reasons that stay in Git/m);
  });

  it('asks who is who, in a config with the owners that the repository shows', () => {
    const body = bodyFor({ ...LACKING, '.github/CODEOWNERS': '* @acme/platform @anna\n' });
    const [, value = ''] = /filename=\.github%2Fbaton\.yml&value=([^)\s]+)/.exec(body) ?? [];
    expect(decodeURIComponent(value)).toContain('team: ["@acme/platform", anna]');
    expect(bodyFor(LACKING, config(PEOPLE))).toContain('- [x] **Who is who**');
  });

  it.each([[[]], [['@acme/platform', '@anna']]])('suggests a config that can be read: %j', (owners) => {
    const { problems } = parseConfig(peopleSkeleton(owners));
    expect(problems).toEqual([]);
  });

  it.each<[string, SetupFacts]>([
    ['where nothing is missing that pull requests are asked for', factsWith(GOOD_DOCUMENTS)],
    [
      'where there are no issues',
      factsWith({}, { repository: { ...factsOf().repository, hasIssuesEnabled: false } }),
    ],
    ['where Baton only observes', factsWith({}, config('mode: observe\n'))],
    ['where the rules are off', factsWith({}, config('rules: { runbook: off, context: off }\n'))],
    ['once somebody closed it', factsWith({}, { setupIssue: { ...issueWith(''), isOpen: false } })],
  ])('is left alone %s', (_where, facts) => {
    expect(planSetupIssue(facts).effects).toEqual([]);
  });

  it('waits for what it has to look up', () => {
    const { effects, lookups } = planSetupIssue(factsWith({}, { lookedUp: {} }));
    expect(effects).toEqual([]);
    expect(lookups).toContainEqual({ kind: 'file', side: 'base', path: 'RUNBOOK.md' });
  });

  it('lists every system’s runbook, and fits an issue with many', () => {
    const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
    const systems = names.map(
      (name) => `  - { name: ${name}, paths: ["${name}/**"], runbook: ${name}/R.md }\n`,
    );
    const body = bodyFor(
      { 's0/R.md': GOOD_RUNBOOK, 'README.md': `https://grafana.example.com/${'x'.repeat(290)}\n`.repeat(3) },
      config(`systems:\n${systems.join('')}`),
    );
    expect(body).toContain('- [x] **A runbook of `s0`**');
    expect(body).toContain('- [ ] **A runbook of `s19`**');
    expect(body.length).toBeLessThan(60_000);
  });
});
