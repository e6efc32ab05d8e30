import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { Effect } from '../effects/effect.ts';
import { createRepositoryView } from '../lookups/create-repository-view.ts';
import type { Lookup } from '../lookups/lookup.ts';
import { isSameText } from '../text/own-block.ts';
import { renderSetupIssue } from './render-setup-issue.ts';
import type { SetupFacts } from './setup-facts.ts';
import { type SetupItem, setupItems } from './setup-items.ts';
import { SETUP_LABEL } from './setup-label.ts';

export interface SetupDecision {
  readonly effects: readonly Effect[];
  /** Empty where the decision is final. */
  readonly lookups: readonly Lookup[];
}

const NOTHING: SetupDecision = { effects: [], lookups: [] };

/**
 * Opens one issue where a repository lacks what every pull request is asked for, or Baton a permission, and keeps its ticks true.
 * One that somebody closed stays as it is.
 */
export function planSetupIssue(facts: SetupFacts): SetupDecision {
  const { repository, configFiles, setupIssue, squash } = facts;
  if (!repository.hasIssuesEnabled || setupIssue?.isOpen === false) return NOTHING;
  const config: Config = resolveConfig({
    organisation: configFiles.organisation ?? null,
    extended: configFiles.extended ?? null,
    repository: configFiles.repository,
  });
  if (config.mode !== 'enforce') return NOTHING;
  const files = { kind: 'known', value: [] } as const;
  const { view, wanted } = createRepositoryView({ pullRequest: { files }, lookedUp: facts.lookedUp });
  const day = (setupIssue?.createdAt ?? facts.now).slice(0, 10);
  const items = setupItems({ config, view, squash, day });
  const lookups = wanted();
  if (lookups.length > 0) return { effects: [], lookups };
  return { effects: effectsFor(items, facts), lookups: [] };
}

function effectsFor(items: readonly SetupItem[], facts: SetupFacts): Effect[] {
  const { setupIssue, hasLabel } = facts;
  const body = renderSetupIssue(items, facts);
  if (setupIssue !== null) {
    const { number } = setupIssue;
    return isSameText(setupIssue.body, body) ? [] : [{ kind: 'update-issue', number, body }];
  }
  if (!isWorthAnIssue(items, facts)) return [];
  return [
    ...(hasLabel ? [] : [{ kind: 'create-label', label: SETUP_LABEL } as const]),
    {
      kind: 'create-issue',
      title: 'What this repository needs to be carried on by others',
      body,
      labels: [SETUP_LABEL.name],
    },
  ];
}

function isWorthAnIssue(items: readonly SetupItem[], { missingPermissions }: SetupFacts): boolean {
  const isLacking = items.some(
    ({ isRequired, standing }) => isRequired && ['gone', 'obstacle', 'lacking'].includes(standing.kind),
  );
  return isLacking || missingPermissions.length > 0;
}
