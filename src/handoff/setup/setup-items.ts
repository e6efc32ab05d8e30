import type { Config } from '../config/config.ts';
import type { EditorLink } from '../finding.ts';
import type { Answer, RepositoryView } from '../lookups/repository-view.ts';
import { CONTEXT_PATH } from '../rules/context/context-path.ts';
import { CONTEXT_SKELETON } from '../rules/context/describe.ts';
import { runbookSkeleton } from '../rules/runbook/skeleton.ts';
import { codeSpan } from '../text/neutralise.ts';

/** A document that a repository should have. */
export interface SetupItem {
  /** Markdown by Baton: what it is, and what for. */
  readonly what: string;
  /** Null where it could not be read. */
  readonly isThere: boolean | null;
  /** Every pull request is asked for it; the others are good to have. */
  readonly isRequired: boolean;
  readonly editorLink: EditorLink;
}

/** More systems are not listed: their pull requests ask for their runbooks. */
const MOST_SYSTEMS = 20;

/** What the repository should have, in the order in which it is worth writing. */
export function setupItems(config: Config, view: RepositoryView): SetupItem[] {
  const runbooks = config.systems.slice(0, MOST_SYSTEMS).map(({ name, runbook }): SetupItem => {
    const of = config.systems.length > 1 ? ` of ${codeSpan(name)}` : '';
    return {
      what: `**Runbook**${of} (${codeSpan(runbook)}): how to monitor it, what the alerts mean, how to roll back, whom to reach.`,
      isThere: isThere(view.file(runbook)),
      isRequired: config.rules.runbook.severity !== 'off',
      editorLink: { path: runbook, value: runbookSkeleton(view) },
    };
  });
  return [
    ...runbooks,
    {
      what: `**Context** (${codeSpan(CONTEXT_PATH)}): where things stand, what is undecided, what was being thought last.`,
      isThere: isThere(view.file(CONTEXT_PATH)),
      isRequired: config.rules.context.severity !== 'off',
      editorLink: { path: CONTEXT_PATH, value: CONTEXT_SKELETON },
    },
    ...(config.plan === null
      ? []
      : [
          {
            what: `**Plan** (${codeSpan(config.plan)}): the phases with their targets and kill criteria.`,
            isThere: isThere(view.file(config.plan)),
            isRequired: false,
            editorLink: { path: config.plan, value: PLAN_SKELETON },
          },
        ]),
  ];
}

function isThere(file: Answer<unknown>): boolean | null {
  return file.kind === 'known' ? file.value !== null : null;
}

const PLAN_SKELETON = `# Plan

## Phase 1 (weeks 1-3): TODO

- Deliverable: TODO
- Target: TODO (a metric and a number)
- Kill criteria: if TODO after 3 iterations, TODO
`;
