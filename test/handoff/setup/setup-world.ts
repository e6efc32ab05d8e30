import type { Effect } from '../../../src/handoff/effects/effect.ts';
import { planSetupIssue } from '../../../src/handoff/setup/plan-setup-issue.ts';
import type { OwnSetupIssue, SetupFacts } from '../../../src/handoff/setup/setup-facts.ts';
import { factsOf } from '../../facts.ts';
import { lookedUpIn } from '../../repository.ts';

/** Facts of a repository with these files on its default branch. */
export function factsWith(
  base: Readonly<Record<string, string>>,
  more: Partial<SetupFacts> = {},
): SetupFacts {
  return {
    now: '2026-11-18T09:00:00Z',
    repository: factsOf().repository,
    hasLabel: true,
    configFiles: { repository: null },
    setupIssue: null,
    squash: { isAllowed: true, keepsDescription: false },
    lookedUp: lookedUpIn({ base }),
    missingPermissions: [],
    installationUrl: 'https://github.com/organizations/acme/settings/installations/7',
    operator: 'Lazar & Co',
    ...more,
  };
}

/** The configuration, as the facts have it. */
export function config(text: string): Pick<SetupFacts, 'configFiles'> {
  const value = { path: '.github/baton.yml', sha: text, text: { kind: 'known', value: text } } as const;
  return { configFiles: { repository: value } };
}

export function bodyOf(effects: readonly Effect[]): string {
  const effect = effects.find((one) => 'body' in one);
  return effect !== undefined && 'body' in effect ? (effect.body ?? '') : '';
}

/** The text that the issue has for these files. */
export function bodyFor(base: Readonly<Record<string, string>>, more: Partial<SetupFacts> = {}): string {
  return bodyOf(planSetupIssue(factsWith(base, more)).effects);
}

/** The issue as it stands open with a text. */
export function issueWith(body: string): OwnSetupIssue {
  return { number: 3, body, isOpen: true, createdAt: '2026-11-17T09:00:00Z' };
}
