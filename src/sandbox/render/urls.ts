import type { Discussion } from '../store/discussion.ts';
import type { Account, PullRequest, Repository, Thread } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';

/** Where people would see things. Nothing is served there; GitHub's own form is kept so that links look as they will. */
export const WEB_URL = 'https://github.com';

/** The address of a repository, pull request, issue, discussion or account for people. */
export function webUrlOf(entity: Repository | Thread | Discussion | Account): string {
  switch (entity.kind) {
    case 'Repository':
      return `${WEB_URL}/${fullNameOf(entity)}`;
    case 'PullRequest':
      return `${WEB_URL}/${fullNameOf(entity.repository)}/pull/${entity.number}`;
    case 'Issue':
      return `${WEB_URL}/${fullNameOf(entity.repository)}/issues/${entity.number}`;
    case 'Discussion':
      return `${WEB_URL}/${fullNameOf(entity.repository)}/discussions/${entity.number}`;
    case 'Bot':
      return `${WEB_URL}/apps/${entity.login.replace('[bot]', '')}`;
    case 'User':
    case 'Organization':
      return `${WEB_URL}/${entity.login}`;
  }
}

/** Whether the head lives in another repository than the base; true also once the fork is gone. */
export function isCrossRepository(pullRequest: PullRequest): boolean {
  return pullRequest.headRepository !== pullRequest.repository;
}
