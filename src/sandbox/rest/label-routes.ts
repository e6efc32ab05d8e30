import { setLabel } from '../changes/thread-marks.ts';
import { renderLabel } from '../render/thread.ts';
import { ensureLabel } from '../store/store.ts';
import { findThread } from './find-thread.ts';
import { HttpError } from './http-error.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';

const WRITES = { issues: 'write', pull_requests: 'write' } as const;

/** Labels of a repository, and of its issues and pull requests. */
export const labelRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/labels',
    for: 'repository',
    needs: { issues: 'write' },
    handle: makeLabel,
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    for: 'repository',
    needs: WRITES,
    handle: addLabels,
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
    for: 'repository',
    needs: WRITES,
    handle: removeLabel,
  },
];

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

async function addLabels(request: RepositoryRequest): Promise<RestReply> {
  const { world, app, repository, body } = request;
  const thread = findThread(request);
  const { labels } = body as { readonly labels?: readonly unknown[] };
  const names = (labels ?? []).filter((name): name is string => typeof name === 'string');
  if (!labels || names.length < labels.length)
    throw new HttpError(501, 'The stand-in takes labels by name only');
  for (const name of names)
    await setLabel(world, thread, ensureLabel(world.store, repository, name), true, app.bot);
  return labelsOf(request);
}

async function removeLabel(request: RepositoryRequest): Promise<RestReply> {
  const { world, app, parameters } = request;
  const thread = findThread(request);
  const name = parameters['name']?.toLowerCase();
  const label = thread.labels.find((one) => one.name.toLowerCase() === name);
  if (!label) throw new HttpError(404, 'Label does not exist');
  await setLabel(world, thread, label, false, app.bot);
  return labelsOf(request);
}

/** What both answer: all labels that are on it now. */
function labelsOf(request: RepositoryRequest): RestReply {
  const { world, repository } = request;
  return { body: findThread(request).labels.map((label) => renderLabel(label, repository, world.url)) };
}
