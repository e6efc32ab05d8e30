import { createComment, editComment } from '../changes/comments.ts';
import { addReaction } from '../changes/written.ts';
import { renderAccount } from '../render/account.ts';
import { REACTION_NAMES, renderComment, renderReaction } from '../render/thread.ts';
import type { Comment } from '../store/entities.ts';
import { permissionOf } from '../store/permission.ts';
import { findThread } from './find-thread.ts';
import { HttpError } from './http-error.ts';
import { cutPage, PAGING } from './page.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';
import { BODY_BYTES } from './text-limits.ts';

const WRITES = { issues: 'write', pull_requests: 'write' } as const;
const READS = { issues: 'read', pull_requests: 'read' } as const;

/** Comments of issues and pull requests, their reactions, and the rights of who wrote them. */
export const commentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    for: 'repository',
    needs: WRITES,
    handle: (request) => {
      const thread = findThread(request);
      if (thread.isLocked) throw new HttpError(403, 'Unable to create comment because issue is locked.');
      const comment = createComment(
        request.world,
        thread,
        request.app.bot,
        readBody(request),
        request.app.id,
      );
      return { status: 201, body: renderComment(comment, request.world) };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    query: [...PAGING, 'since'],
    for: 'repository',
    needs: READS,
    handle: (request) => {
      const since = Date.parse(request.query.get('since') ?? '1970-01-01');
      const chosen = findThread(request).comments.filter(({ updatedAt }) => Date.parse(updatedAt) >= since);
      const { items, links } = cutPage(request, chosen);
      return { body: items.map((comment) => renderComment(comment, request.world)), links };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    for: 'repository',
    needs: READS,
    handle: (request) => ({ body: renderComment(findComment(request), request.world) }),
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    for: 'repository',
    needs: WRITES,
    handle: (request) => {
      const comment = findComment(request);
      editComment(request.world, comment, request.app.bot, readBody(request));
      return { body: renderComment(comment, request.world) };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    for: 'repository',
    needs: WRITES,
    handle: createReaction,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
    for: 'repository',
    needs: { metadata: 'read' },
    handle: readPermission,
  },
];

function findComment({ world, repository, parameters }: RepositoryRequest): Comment {
  const comment = world.store.comments.get(Number(parameters['comment_id']));
  if (!comment || comment.thread.repository !== repository) throw new HttpError(404, 'Not Found');
  return comment;
}

function readBody(request: RepositoryRequest): string {
  const { body } = request.body as { readonly body: string };
  const invalid = (message: string) => {
    const errors = [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }];
    return new HttpError(422, 'Validation Failed', { errors });
  };
  if (body.trim() === '') throw invalid('Body cannot be blank');
  if (Buffer.byteLength(body) > BODY_BYTES) throw invalid('Body is too long (maximum is 65536 characters)');
  return body;
}

function createReaction(request: RepositoryRequest): RestReply {
  const { content } = request.body as { readonly content: string };
  const name = REACTION_NAMES[content];
  if (!name) throw new HttpError(422, 'Validation Failed');
  const { reaction, isNew } = addReaction(request.world, findComment(request), request.app.bot, name);
  return { status: isNew ? 201 : 200, body: renderReaction(reaction, request.world.url) };
}

/** REST's older word knows four rights only; `role_name` tells all. */
function readPermission({ world, repository, parameters }: RepositoryRequest): RestReply {
  const login = parameters['username'] ?? '';
  const account = world.store.accounts.get(login.toLowerCase());
  if (!account || account.isDeleted) throw new HttpError(404, `${login} is not a user`);
  const role = permissionOf(repository, account);
  const permission = { maintain: 'write', triage: 'read' }[role as string] ?? role;
  const user = { ...renderAccount(account, world.url), role_name: role };
  return { body: { permission, role_name: role, user } };
}
