import { createIssue, editIssue, setIssueState } from '../changes/issues.ts';
import { setMilestone } from '../changes/thread-marks.ts';
import { renderIssue } from '../render/thread.ts';
import type { Issue } from '../store/entities.ts';
import { ensureLabel } from '../store/store.ts';
import { findIssue, issuesAreDisabled, readMilestone } from './find-thread.ts';
import { HttpError } from './http-error.ts';
import { cutPage, PAGING } from './page.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';
import { BODY_BYTES } from './text-limits.ts';

const WRITES = { issues: 'write' } as const;

const TITLE_CHARACTERS = 256;

/** What the stand-in heeds; anything else fails loudly. */
const MAKES: readonly string[] = ['title', 'body', 'labels', 'milestone'];
const CHANGES: readonly string[] = ['title', 'body', 'state', 'state_reason', 'milestone'];

/** Issues that the App lists, opens and edits. */
export const issueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues',
    query: [...PAGING, 'creator', 'state', 'sort', 'direction'],
    for: 'repository',
    needs: { issues: 'read' },
    handle: listIssues,
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues',
    for: 'repository',
    needs: WRITES,
    handle: openIssue,
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/{issue_number}',
    for: 'repository',
    needs: WRITES,
    handle: changeIssue,
  },
];

interface IssueBody {
  readonly title?: string | number | null;
  readonly body?: string | null;
  readonly labels?: readonly unknown[];
  readonly milestone?: string | number | null;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: string | null;
}

/** Those of one person or app, oldest first: nothing else is asked for. */
function listIssues(request: RepositoryRequest): RestReply {
  const { world, repository, query } = request;
  if (!repository.hasIssuesEnabled) throw issuesAreDisabled();
  const [creator, ...others] = ['creator', 'state', 'sort', 'direction'].map((name) => query.get(name));
  if (!creator || others.join() !== 'all,created,asc')
    throw new HttpError(501, 'The stand-in lists all issues of one creator only, oldest first');
  const own = [...repository.threads.values()].filter(
    (thread): thread is Issue =>
      thread.kind === 'Issue' && thread.author.login.toLowerCase() === creator.toLowerCase(),
  );
  const { items, links } = cutPage(request, own);
  return { body: items.map((issue) => renderIssue(issue, world)), links };
}

function openIssue(request: RepositoryRequest): RestReply {
  const { world, app, repository } = request;
  if (!repository.hasIssuesEnabled) throw issuesAreDisabled();
  const { title, body, labels = [], milestone = null } = readBody(request, MAKES);
  const names = labels.filter((name): name is string => typeof name === 'string');
  if (names.length < labels.length) throw new HttpError(501, 'The stand-in takes labels by name only');
  if (isTooLong(body)) throw invalid('body', 'body is too long (maximum is 65536 characters)');
  const issue = createIssue(world, repository, app.bot, {
    title: checkTitle(title),
    body: body ?? '',
    labels: [...new Set(names.map((name) => ensureLabel(world.store, repository, name)))],
    milestone: readMilestone(request, milestone),
    appId: app.id,
  });
  return { status: 201, body: renderIssue(issue, world) };
}

async function changeIssue(request: RepositoryRequest): Promise<RestReply> {
  const { world, app } = request;
  const issue = findIssue(request);
  const { title, body, milestone, state, state_reason: reason } = readBody(request, CHANGES);
  if (reason === 'duplicate') throw new HttpError(501, "The stand-in can't close issues as duplicates");
  const isUnfit = reason && state && (reason === 'reopened') !== (state === 'open');
  if (isUnfit) throw invalid('state_reason', `${reason} is no reason to be ${state}`);
  const next = milestone === undefined ? issue.milestone : readMilestone(request, milestone);
  editIssue(world, issue, app.bot, {
    ...(title !== undefined && title !== null && { title: checkTitle(title) }),
    // Unlike a new issue, a change that is too long is answered with 200 and the text that was there before.
    ...(body !== undefined && !isTooLong(body) && { body: body ?? '' }),
  });
  await setMilestone(world, issue, next, app.bot);
  // Without a new state the reason is not heeded.
  if (state) {
    const why = reason === 'not_planned' ? 'not_planned' : 'completed';
    setIssueState(world, issue, state, app.bot, why);
  }
  return { body: renderIssue(issue, world) };
}

function readBody({ body }: RepositoryRequest, heeded: readonly string[]): IssueBody {
  const unheeded = Object.keys(body as object).filter((key) => !heeded.includes(key));
  if (unheeded.length > 0)
    throw new HttpError(501, `The stand-in takes no ${unheeded.join(', ')} of an issue here`);
  return body as IssueBody;
}

function checkTitle(title: string | number | null | undefined): string {
  const text = String(title ?? '');
  if (text.trim() === '') throw invalid('title', "title can't be blank");
  if (Array.from(text).length > TITLE_CHARACTERS)
    throw invalid('title', `title is too long (maximum is ${TITLE_CHARACTERS} characters)`);
  return text;
}

function isTooLong(body: string | null | undefined): boolean {
  return Buffer.byteLength(body ?? '') > BODY_BYTES;
}

function invalid(field: string, message: string): HttpError {
  const errors = [{ resource: 'Issue', code: 'custom', field, message }];
  return new HttpError(422, 'Validation Failed', { errors });
}
