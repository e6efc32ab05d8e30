import { openPullRequests } from '../changes/pull-requests.ts';
import { renderPullRequest } from '../render/thread.ts';
import { webUrlOf } from '../render/urls.ts';
import type { PullRequest } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';
import { HttpError } from './http-error.ts';
import { cutPage, PAGING } from './page.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';

/** GitHub gives no more files of one pull request than this. */
const MOST_FILES = 3000;

/** Greatest file that comes inside JSON; larger ones need the raw form. */
const INLINE_BYTES = 1_000_000;

/** Files of a repository, and its pull requests with their files. */
export const contentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/contents/{path}',
    query: ['ref'],
    for: 'repository',
    needs: { contents: 'read' },
    handle: readContents,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls',
    query: [...PAGING, 'state', 'base', 'head', 'sort', 'direction'],
    for: 'repository',
    needs: { pull_requests: 'read' },
    handle: listPullRequests,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/files',
    query: PAGING,
    for: 'repository',
    needs: { pull_requests: 'read' },
    handle: listFiles,
  },
];

async function readContents(request: RepositoryRequest): Promise<RestReply> {
  const { repository, world, parameters, query, accept } = request;
  const path = parameters['path'] ?? '';
  const ref = query.get('ref') ?? repository.defaultBranch;
  const sha = repository.git.commitOf(ref);
  if (!sha) throw new HttpError(404, `No commit found for the ref ${ref}`);
  const entry = await repository.git.find(`${sha}:${path}`);
  if (entry?.type === 'tree') throw new HttpError(501, "The stand-in can't list folders over REST");
  const contents = entry?.type === 'blob' ? await repository.git.contents(entry.oid) : null;
  if (!entry || !contents) throw new HttpError(404, 'Not Found');
  if (/\.raw\b/.test(accept)) {
    return { body: contents, contentType: 'application/vnd.github.raw+json; charset=utf-8' };
  }
  const url = `${world.url}/repos/${fullNameOf(repository)}/contents/${path}?ref=${ref}`;
  const gitUrl = `${world.url}/repos/${fullNameOf(repository)}/git/blobs/${entry.oid}`;
  const webUrl = `${webUrlOf(repository)}/blob/${ref}/${path}`;
  const isInline = entry.size <= INLINE_BYTES;
  return {
    body: {
      type: 'file',
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      sha: entry.oid,
      size: entry.size,
      url,
      git_url: gitUrl,
      html_url: webUrl,
      download_url: webUrl.replace('/blob/', '/raw/'),
      encoding: isInline ? 'base64' : 'none',
      content: isInline ? contents.toString('base64').replace(/.{60}/g, '$&\n') : '',
      _links: { self: url, git: gitUrl, html: webUrl },
    },
  };
}

function listPullRequests(request: RepositoryRequest): RestReply {
  const { repository, world, query } = request;
  const state = query.get('state') ?? 'open';
  const everyone = [...repository.threads.values()].filter(
    (one): one is PullRequest => one.kind === 'PullRequest',
  );
  const all = state === 'open' ? openPullRequests(repository) : everyone;
  const base = query.get('base');
  const head = query.get('head');
  const chosen = all.filter(
    (pull) =>
      (state !== 'closed' || pull.state === 'closed') &&
      (base === null || pull.baseRef === base) &&
      (head === null || `${pull.headRepository?.owner.login}:${pull.headRef}` === head),
  );
  // Newest first, unless a direction is asked for: what GitHub does for the default order by creation.
  if (query.has('sort') && query.get('sort') !== 'created') {
    throw new HttpError(501, `The stand-in can't sort pull requests by ${query.get('sort')}`);
  }
  const ordered = query.get('direction') === 'asc' ? chosen : chosen.toReversed();
  const { items, links } = cutPage(request, ordered);
  return { body: items.map((pull) => renderPullRequest(pull, world)), links };
}

async function listFiles(request: RepositoryRequest): Promise<RestReply> {
  const { repository, world, parameters } = request;
  const pull = repository.threads.get(Number(parameters['pull_number']));
  if (pull?.kind !== 'PullRequest') throw new HttpError(404, 'Not Found');
  const files = (await repository.git.changedFiles(pull.baseSha, pull.headSha)).slice(0, MOST_FILES);
  const { items, links } = cutPage(request, files);
  const url = `${world.url}/repos/${fullNameOf(repository)}/contents`;
  const body = items.map(({ path, previousPath, status, additions, deletions, oid }) => ({
    sha: oid,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${webUrlOf(repository)}/blob/${pull.headSha}/${path}`,
    raw_url: `${webUrlOf(repository)}/raw/${pull.headSha}/${path}`,
    contents_url: `${url}/${path}?ref=${pull.headSha}`,
    ...(previousPath !== null && { previous_filename: previousPath }),
  }));
  return { body, links };
}
