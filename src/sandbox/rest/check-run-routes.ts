import { type CheckRunInput, createCheckRun, updateCheckRun } from '../changes/check-runs.ts';
import { latestRuns, renderCheckRun } from '../render/check.ts';
import type { CheckRun } from '../store/entities.ts';
import { HttpError } from './http-error.ts';
import { cutPage, PAGING } from './page.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';

/** Limits that the official description tells only in words. */
const ANNOTATION_TITLE_CHARACTERS = 255;
const ANNOTATION_MESSAGE_BYTES = 65_536;

/** Creating, updating and listing check runs. */
export const checkRunRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/check-runs',
    for: 'repository',
    needs: { checks: 'write' },
    handle: async (request) => {
      const input = readInput(request);
      const sha = input.head_sha ?? '';
      const commit = /^[0-9a-f]{40,64}$/.test(sha) ? await request.repository.git.commit(sha) : null;
      if (!commit) throw new HttpError(422, `No commit found for SHA: ${sha}`);
      const run = createCheckRun(request.world, request.repository, request.app, sha, input);
      return { status: 201, body: renderCheckRun(run, request.world) };
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    for: 'repository',
    needs: { checks: 'write' },
    handle: (request) => {
      const run = findRun(request);
      if (run.suite.app !== request.app) {
        const message = `Invalid app_id \`${request.app.id}\` - check run can only be modified by the GitHub App that created it.`;
        throw new HttpError(403, message);
      }
      updateCheckRun(request.world, run, readInput(request));
      return { body: renderCheckRun(run, request.world) };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    for: 'repository',
    needs: { checks: 'read' },
    handle: (request) => ({ body: renderCheckRun(findRun(request), request.world) }),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    query: [...PAGING, 'check_name', 'filter', 'status', 'app_id'],
    for: 'repository',
    needs: { checks: 'read' },
    handle: listRuns,
  },
];

function readInput(request: RepositoryRequest): CheckRunInput {
  const input = request.body as CheckRunInput;
  // The description's schema asks for it only where `status` is given.
  if ((input.completed_at || input.status === 'completed') && !input.conclusion)
    refuse('conclusion is required');
  for (const annotation of input.output?.annotations ?? []) {
    const hasColumns = annotation.start_column !== undefined || annotation.end_column !== undefined;
    if (annotation.end_line < annotation.start_line) refuse('end_line is before start_line');
    if (hasColumns && annotation.start_line !== annotation.end_line) refuse('columns need one line');
    if ((annotation.title?.length ?? 0) > ANNOTATION_TITLE_CHARACTERS) refuse('title is too long');
    if (Buffer.byteLength(annotation.message) > ANNOTATION_MESSAGE_BYTES) refuse('message is too long');
  }
  return input;
}

function refuse(reason: string): never {
  throw new HttpError(422, `Invalid request.\n\n${reason}.`);
}

function findRun({ world, repository, parameters }: RepositoryRequest): CheckRun {
  const run = world.store.checkRuns.get(Number(parameters['check_run_id']));
  if (!run || run.suite.repository !== repository) throw new HttpError(404, 'Not Found');
  return run;
}

function listRuns(request: RepositoryRequest): RestReply {
  const { world, repository, parameters, query } = request;
  const sha = repository.git.commitOf(parameters['ref'] ?? '');
  if (!sha) throw new HttpError(422, `No commit found for SHA: ${parameters['ref']}`);
  const appId = query.get('app_id');
  const suites = (repository.suitesBySha.get(sha) ?? []).filter(
    ({ app }) => appId === null || String(app.id) === appId,
  );
  const runs = suites
    .flatMap((suite) => (query.get('filter') === 'all' ? suite.checkRuns : latestRuns(suite.checkRuns)))
    .filter((run) => fits(query.get('check_name'), run.name) && fits(query.get('status'), run.status));
  const { items, links } = cutPage(request, runs);
  return {
    body: { total_count: runs.length, check_runs: items.map((run) => renderCheckRun(run, world)) },
    links,
  };
}

function fits(wanted: string | null, value: string): boolean {
  return wanted === null || wanted === value;
}
