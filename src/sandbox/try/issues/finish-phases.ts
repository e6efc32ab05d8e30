import type { StandIn } from '../../stand-in.ts';
import type { Repository } from '../../store/entities.ts';
import type { ClientRepository } from '../client-repository.ts';
import { issuesOf } from './read-issues.ts';
import { tickAll } from './tasks.ts';

/**
 * Ticks and closes the issues of phases that are over when the visitor comes; `settle` waits for what Baton does about the
 * ticks, so that it closes as one that is done.
 */
export async function finishPhases(
  standIn: StandIn,
  repository: Repository,
  phases: ClientRepository['finishedPhases'],
  settle: () => Promise<void>,
): Promise<void> {
  for (const { title, by } of phases) {
    const issue = issuesOf(repository).find((one) => one.title.startsWith(title));
    if (issue === undefined) continue;
    standIn.as(by).editIssue(issue, { body: tickAll(issue.body) });
    await settle();
    await standIn.as(by).close(issue, 'completed');
    await settle();
  }
}
