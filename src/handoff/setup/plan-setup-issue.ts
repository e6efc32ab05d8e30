import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { Effect } from '../effects/effect.ts';
import { createRepositoryView } from '../lookups/create-repository-view.ts';
import type { Lookup } from '../lookups/lookup.ts';
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

/** Opens one issue where a repository lacks a document that every pull request is asked for, and keeps its ticks true. */
export function planSetupIssue(facts: SetupFacts): SetupDecision {
  const { repository, configFiles, setupIssue } = facts;
  if (repository.isArchived || facts.isFork || facts.isEmpty || !repository.hasIssuesEnabled) return NOTHING;
  if (setupIssue?.isOpen === false || setupIssue?.isEditedByOthers === true) return NOTHING;
  const config: Config = resolveConfig({
    organisation: configFiles.organisation ?? null,
    extended: configFiles.extended ?? null,
    repository: configFiles.repository,
  });
  if (config.mode !== 'enforce') return NOTHING;
  const files = { kind: 'known', value: [] } as const;
  const { view, wanted } = createRepositoryView({ pullRequest: { files }, lookedUp: facts.lookedUp });
  const items = setupItems(config, view);
  const lookups = wanted();
  if (lookups.length > 0) return { effects: [], lookups };
  return { effects: effectsFor(items, facts), lookups: [] };
}

function effectsFor(items: readonly SetupItem[], facts: SetupFacts): Effect[] {
  const { repository, setupIssue, operator, hasLabel } = facts;
  const body = renderSetupIssue(items, repository, operator);
  if (setupIssue === null) {
    const isAsked = items.some(({ isThere, isRequired }) => isRequired && isThere === false);
    return isAsked
      ? [
          ...(hasLabel ? [] : [{ kind: 'create-label', label: SETUP_LABEL } as const]),
          {
            kind: 'create-issue',
            title: 'What this repository needs to be carried on by others',
            body,
            labels: [SETUP_LABEL.name],
          },
        ]
      : [];
  }
  const isSame = setupIssue.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
  return isSame ? [] : [{ kind: 'update-issue', number: setupIssue.number, body }];
}
