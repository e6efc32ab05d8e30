import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/handoff/effects/effect.ts';
import { planSetupIssue } from '../../../src/handoff/setup/plan-setup-issue.ts';
import type { SetupFacts } from '../../../src/handoff/setup/setup-facts.ts';
import { GOOD_DOCUMENTS } from '../../documents.ts';
import { factsOf } from '../../facts.ts';
import { lookedUpIn } from '../../repository.ts';

function factsWith(base: Readonly<Record<string, string>>, more: Partial<SetupFacts> = {}): SetupFacts {
  return {
    repository: factsOf().repository,
    isFork: false,
    isEmpty: false,
    hasLabel: false,
    configFiles: { repository: null },
    setupIssue: null,
    lookedUp: lookedUpIn({ base }),
    operator: 'Lazar & Co',
    ...more,
  };
}

function bodyOf(effects: readonly Effect[]): string {
  const effect = effects.find((one) => 'body' in one);
  return effect !== undefined && 'body' in effect ? effect.body : '';
}

const LACKING = {
  'CONTEXT.md': GOOD_DOCUMENTS['CONTEXT.md'] ?? '',
  '.github/workflows/deploy.yml': 'on: push',
};
const config = (text: string) =>
  ({
    configFiles: {
      repository: { path: '.github/baton.yml', sha: text, text: { kind: 'known', value: text } },
    },
  }) as const;

describe('the setup issue', () => {
  it('says what is missing, with a link that opens a filled-in page, and who runs this Baton', () => {
    const { effects } = planSetupIssue(factsWith(LACKING));
    expect(effects).toMatchObject([
      { kind: 'create-label', label: { name: 'baton:setup' } },
      { kind: 'create-issue', labels: ['baton:setup'] },
    ]);
    expect(planSetupIssue(factsWith(LACKING, { hasLabel: true })).effects).toHaveLength(1);
    const body = bodyOf(effects);
    expect(body.split('\n')[0]).toBe('<!-- baton:setup -->');
    expect(body).toMatch(/- \[ \] \*\*Runbook\*\*.*\/new\/main\?filename=RUNBOOK\.md&value=.*deploy\.yml/);
    expect(body).toMatch(/- \[x\] \*\*Context\*\*/);
    expect(body).toContain('run by Lazar &amp; Co');
    expect(body).toContain('title and description');
  });

  it('ticks itself, and is written only where something changed', () => {
    const body = bodyOf(planSetupIssue(factsWith(LACKING)).effects);
    const setupIssue = { number: 3, body, isOpen: true, isEditedByOthers: false };
    expect(planSetupIssue(factsWith(LACKING, { setupIssue })).effects).toEqual([]);
    const { effects } = planSetupIssue(factsWith(GOOD_DOCUMENTS, { setupIssue }));
    expect(effects).toMatchObject([{ kind: 'update-issue', number: 3 }]);
    expect(bodyOf(effects)).toMatch(/- \[x\] \*\*Runbook\*\*/);
  });

  it.each<[string, SetupFacts]>([
    ['where nothing is missing that pull requests are asked for', factsWith(GOOD_DOCUMENTS)],
    ['in a fork', factsWith({}, { isFork: true })],
    [
      'in an archived repository',
      factsWith({}, { repository: { ...factsOf().repository, isArchived: true } }),
    ],
    ['in an empty repository', factsWith({}, { isEmpty: true })],
    [
      'where there are no issues',
      factsWith({}, { repository: { ...factsOf().repository, hasIssuesEnabled: false } }),
    ],
    ['where Baton only observes', factsWith({}, config('mode: observe\n'))],
    ['where the rules are off', factsWith({}, config('rules: { runbook: off, context: off }\n'))],
    [
      'once somebody closed it',
      factsWith({}, { setupIssue: { number: 3, body: '', isOpen: false, isEditedByOthers: false } }),
    ],
    [
      'once somebody else wrote in it',
      factsWith({}, { setupIssue: { number: 3, body: '', isOpen: true, isEditedByOthers: true } }),
    ],
  ])('is left alone %s', (_where, facts) => {
    expect(planSetupIssue(facts).effects).toEqual([]);
  });

  it('waits for what it has to look up', () => {
    const { effects, lookups } = planSetupIssue(factsWith({}, { lookedUp: {} }));
    expect(effects).toEqual([]);
    expect(lookups).toContainEqual({ kind: 'file', side: 'base', path: 'RUNBOOK.md' });
  });

  it('lists every system’s runbook', () => {
    const systems =
      'systems:\n  - { name: a, paths: ["a/**"], runbook: a/RUNBOOK.md }\n  - { name: b, paths: ["b/**"], runbook: b/RUNBOOK.md }\n';
    const body = bodyOf(planSetupIssue(factsWith({ 'a/RUNBOOK.md': 'x' }, config(systems))).effects);
    expect(body).toMatch(/- \[x\] \*\*Runbook\*\* of `a`/);
    expect(body).toMatch(/- \[ \] \*\*Runbook\*\* of `b`/);
  });
});
