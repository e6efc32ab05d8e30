import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { Effect } from '../effects/effect.ts';
import type { ConfigFiles, Repository } from '../facts.ts';
import { createRepositoryView } from '../lookups/create-repository-view.ts';
import type { LookedUp, Lookup } from '../lookups/lookup.ts';
import { renderSetupIssue } from './render-setup-issue.ts';
import { type SetupItem, setupItems } from './setup-items.ts';

/** The app's own issue on what a repository lacks. */
export interface OwnSetupIssue {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
  /** GitHub's edit record names somebody besides the app: what they wrote stays. */
  readonly isEditedByOthers: boolean;
}

/** A repository as it is on its default branch, without any pull request. */
export interface SetupFacts {
  readonly repository: Repository;
  readonly isFork: boolean;
  readonly isEmpty: boolean;
  readonly hasIssuesEnabled: boolean;
  readonly configFiles: Omit<ConfigFiles, 'head'>;
  /** The newest one, open or closed; null where there never was one. */
  readonly setupIssue: OwnSetupIssue | null;
  readonly lookedUp: LookedUp;
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
}

export interface SetupDecision {
  readonly effects: readonly Effect[];
  /** Empty where the decision is final. */
  readonly lookups: readonly Lookup[];
}

export const SETUP_LABEL = {
  name: 'baton:setup',
  color: 'c5def5',
  description: 'What this repository lacks to be carried on by others',
} as const;

const NOTHING: SetupDecision = { effects: [], lookups: [] };

/** Opens one issue where a repository lacks a document that every pull request is asked for, and keeps its ticks true. */
export function planSetupIssue(facts: SetupFacts): SetupDecision {
  const { repository, configFiles, setupIssue } = facts;
  if (repository.isArchived || facts.isFork || facts.isEmpty || !facts.hasIssuesEnabled) return NOTHING;
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

function effectsFor(items: readonly SetupItem[], { repository, setupIssue, operator }: SetupFacts): Effect[] {
  const body = renderSetupIssue(items, repository, operator);
  if (setupIssue === null) {
    const isAsked = items.some(({ isThere, isRequired }) => isRequired && isThere === false);
    return isAsked
      ? [{ kind: 'create-issue', title: 'What this repository needs to be carried on by others', body, label: SETUP_LABEL }]
      : [];
  }
  const isSame = setupIssue.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
  return isSame ? [] : [{ kind: 'update-issue', number: setupIssue.number, body }];
}
