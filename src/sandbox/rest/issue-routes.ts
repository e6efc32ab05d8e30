import { createIssue, editIssue } from '../changes/issues.ts';
import { renderIssue, renderLabel } from '../render/thread.ts';
import type { Issue } from '../store/entities.ts';
import { ensureLabel } from '../store/store.ts';
import { HttpError } from './http-error.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';

const WRITES = { issues: 'write' } as const;

/** Issues and labels that the App makes and edits. */
export const issueRoutes: readonly Route[] = [
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
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/labels',
    for: 'repository',
    needs: WRITES,
    handle: makeLabel,
  },
];

function openIssue({ world, app, repository, body }: RepositoryRequest): RestReply {
  const wish = body as {
    readonly title: string | number;
    readonly body?: string;
    readonly labels?: readonly string[];
  };
  const labels = (wish.labels ?? []).map((name) => ensureLabel(world.store, repository, name));
  const issue = createIssue(world, repository, app.bot, {
    title: String(wish.title),
    body: wish.body ?? '',
    labels,
  });
  return { status: 201, body: renderIssue(issue, world) };
}

function changeIssue({ world, app, repository, parameters, body }: RepositoryRequest): RestReply {
  const thread = repository.threads.get(Number(parameters['issue_number']));
  if (thread?.kind !== 'Issue') throw new HttpError(404, 'Not Found');
  const wish = body as Readonly<Record<string, unknown>>;
  const unheeded = Object.keys(wish).filter((key) => key !== 'title' && key !== 'body');
  if (unheeded.length > 0) throw new Error(`The stand-in changes only title and body of issues`);
  editIssue(world, thread satisfies Issue, app.bot, wish);
  return { body: renderIssue(thread, world) };
}

function makeLabel({ world, repository, body }: RepositoryRequest): RestReply {
  const { name, color, description } = body as {
    readonly name: string;
    readonly color?: string;
    readonly description?: string;
  };
  if (repository.labels.has(name.toLowerCase())) {
    const errors = [{ resource: 'Label', code: 'already_exists', field: 'name' }];
    throw new HttpError(422, 'Validation Failed', { errors });
  }
  const label = ensureLabel(world.store, repository, name);
  Object.assign(label, { color: color ?? label.color, description: description ?? null });
  return { status: 201, body: renderLabel(label, repository, world.url) };
}
