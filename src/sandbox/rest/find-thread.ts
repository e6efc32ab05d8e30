import type { Issue, Milestone, Thread } from '../store/entities.ts';
import { HttpError } from './http-error.ts';
import type { RepositoryRequest } from './route.ts';

/** The issue or pull request that the path names. Throws an HttpError where there is none, or not any more. */
export function findThread({ repository, parameters }: RepositoryRequest): Thread {
  const number = Number(parameters['issue_number']);
  const thread = repository.threads.get(number);
  if (thread?.kind === 'Issue' && !repository.hasIssuesEnabled) throw issuesAreDisabled();
  if (thread) return thread;
  if (repository.deletedNumbers.has(number)) throw new HttpError(410, 'This issue was deleted');
  throw new HttpError(404, 'Not Found');
}

/** The issue that the path names; the stand-in doesn't change pull requests this way, as GitHub would. */
export function findIssue(request: RepositoryRequest): Issue {
  const thread = findThread(request);
  if (thread.kind === 'Issue') return thread;
  throw new HttpError(501, `The stand-in can't change pull request #${thread.number} as an issue`);
}

/** What GitHub says where a repository has no Issues. */
export function issuesAreDisabled(): HttpError {
  return new HttpError(410, 'Issues are disabled for this repo');
}

/** The milestone that a body names by number. Throws an HttpError 422 where there is none. */
export function readMilestone(
  { repository }: RepositoryRequest,
  number: string | number | null,
): Milestone | null {
  if (number === null) return null;
  const milestone = repository.milestones.get(Number(number));
  if (milestone) return milestone;
  const errors = [{ resource: 'Issue', code: 'invalid', field: 'milestone', value: number }];
  throw new HttpError(422, 'Validation Failed', { errors });
}
