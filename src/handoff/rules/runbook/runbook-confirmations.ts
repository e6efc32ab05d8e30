import { type ConfirmationJudgement, judgeConfirmations } from '../../confirmations/judge-confirmations.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import type { SystemRunbook } from './read-runbooks.ts';

/** `Runbook still right` speaks of every runbook that the pull request has to do with. */
export function confirmationsOf(
  facts: PullRequestFacts,
  runbooks: readonly SystemRunbook[],
  view: RepositoryView,
): Answer<ConfirmationJudgement> {
  const files = runbooks.flatMap(({ reading }) => (reading.kind === 'read' ? [reading.file] : []));
  const watchedPaths = runbooks.flatMap(({ dependencies }) => dependencies.map(({ path }) => path));
  return judgeConfirmations(facts, { document: 'runbook', files, watchedPaths }, view);
}
