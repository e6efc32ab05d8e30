import { type Answer, errorAnswer, jsonAnswer } from '../answer.ts';
import type { Repository } from '../store/entities.ts';
import { covers, findRepository, fullNameOf } from '../store/store.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';
import { appRoutes } from './app-routes.ts';
import type { BodyValidator } from './body-validator.ts';
import { checkRunRoutes } from './check-run-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { contentRoutes } from './content-routes.ts';
import type { Credentials } from './credentials.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { HttpError } from './http-error.ts';
import { issueRoutes } from './issue-routes.ts';
import { labelRoutes } from './label-routes.ts';
import { milestoneRoutes } from './milestone-routes.ts';
import type { Needed, RestReply, RestRequest, Route } from './route.ts';

/** A REST request as it came in, its sender known. */
interface IncomingRest {
  readonly method: string;
  /** Still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly accept: string;
  readonly credentials: Credentials;
  readonly pageLimit: number;
}

/** Answers REST requests; `unexpected` hears of what GitHub may know and the stand-in doesn't. */
export type RestRouter = (incoming: IncomingRest) => Promise<Answer>;

const ROUTES = [
  ...appRoutes,
  ...deliveryRoutes,
  ...checkRunRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...milestoneRoutes,
  ...contentRoutes,
];

/** Makes the router; throws an Error where a route is not in GitHub's own description. */
export function createRestRouter(
  world: World,
  outbox: Outbox,
  validator: BodyValidator,
  unexpected: (what: string) => void,
): RestRouter {
  const routes = ROUTES.map((route) => ({ route, pattern: patternOf(route.path) }));
  for (const { route } of routes) validator.requireOperation(route);

  const find = (method: string, path: string) => {
    for (const { route, pattern } of routes) {
      const match = route.method === method ? pattern.exec(path) : null;
      if (match) return { route, parameters: decode(match.groups ?? {}) };
    }
    return null;
  };

  const answer = async (incoming: IncomingRest): Promise<Answer> => {
    const found = find(incoming.method, incoming.path);
    if (!found) {
      unexpected(`no such endpoint here: ${incoming.method} ${incoming.path}`);
      return errorAnswer(404, 'Not Found');
    }
    const { route, parameters } = found;
    const body = readBody(incoming);
    const unknown = validator.check(route, withoutNulls(body, route.nullable ?? []));
    if (unknown.length > 0) unexpected(`${route.method} ${route.path} takes no ${unknown.join(', ')}`);
    const { query, accept, pageLimit } = incoming;
    const ignored = [...query.keys()].filter((name) => !route.query?.includes(name));
    if (ignored.length > 0) unexpected(`${route.method} ${route.path} ignores ${ignored.join(', ')}`);
    const request = { world, outbox, app: world.app, parameters, query, body, accept, pageLimit };
    const redirect = redirectOf(request, incoming);
    if (redirect) return redirect;
    const reply = await dispatch(route, request, incoming.credentials);
    return render(reply, `${world.url}${incoming.path}`);
  };

  return async (incoming) => {
    try {
      return await answer(incoming);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      if (error.status === 501) unexpected(error.message);
      return errorAnswer(error.status, error.message, error);
    }
  };
}

async function dispatch(route: Route, request: RestRequest, credentials: Credentials): Promise<RestReply> {
  if (route.for === 'anybody') return route.handle(request);
  if (route.for === 'app') {
    if (credentials.kind !== 'app') throw new HttpError(401, 'A JSON web token could not be decoded');
    return route.handle(request);
  }
  if (credentials.kind === 'none') throw new HttpError(401, 'Requires authentication');
  if (credentials.kind === 'app')
    throw new HttpError(403, 'You must authenticate with an installation access token');
  const { token } = credentials;
  if (route.for === 'installation') return route.handle({ ...request, token });
  const repository = repositoryOf(request);
  const isReachable =
    repository !== null &&
    covers(token.installation, repository) &&
    (token.repositoryIds === null || token.repositoryIds.has(repository.id));
  // Stricter than GitHub, which lets every token read public repositories: Baton must not need that.
  if (!isReachable) throw new HttpError(404, 'Not Found');
  if (!isGranted(route.needs, token.permissions))
    throw new HttpError(403, 'Resource not accessible by integration');
  if (route.method !== 'GET' && repository.isArchived) {
    throw new HttpError(403, 'Repository was archived so is read-only.');
  }
  return route.handle({ ...request, token, repository });
}

function isGranted(needs: Needed, permissions: Readonly<Record<string, string>>): boolean {
  return Object.entries(needs).some(
    ([name, level]) => name === 'metadata' || permissions[name] === 'write' || permissions[name] === level,
  );
}

function repositoryOf({ world, parameters }: RestRequest): Repository | null {
  return findRepository(world.store, parameters['owner'] ?? '', parameters['repo'] ?? '');
}

/** A renamed repository is found by its old name, through a redirect. */
function redirectOf(request: RestRequest, { method, path, query }: IncomingRest): Answer | null {
  const repository = request.parameters['repo'] === undefined ? null : repositoryOf(request);
  const asked = `${request.parameters['owner']}/${request.parameters['repo']}`;
  if (!repository || fullNameOf(repository).toLowerCase() === asked.toLowerCase()) return null;
  const rest = path.split('/').slice(4).join('/');
  const location = `${request.world.url}/repos/${fullNameOf(repository)}/${rest}${query.size > 0 ? `?${query.toString()}` : ''}`;
  const status = method === 'GET' ? 301 : 307;
  return jsonAnswer(status, { message: 'Moved Permanently', url: location }, { location });
}

function render(reply: RestReply, url: string): Answer {
  const links = Object.entries(reply.links ?? {}).map(
    ([name, query]) => `<${url}?${query.toString()}>; rel="${name}"`,
  );
  const headers = links.length > 0 ? { link: links.join(', ') } : {};
  const status = reply.status ?? 200;
  if (!Buffer.isBuffer(reply.body)) return jsonAnswer(status, reply.body, headers);
  return { status, body: reply.body, headers: { 'content-type': reply.contentType ?? '', ...headers } };
}

function readBody({ body }: IncomingRest): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) throw new HttpError(400, 'Problems parsing JSON');
    throw error;
  }
}

function withoutNulls(body: unknown, nullable: readonly string[]): unknown {
  if (typeof body !== 'object' || body === null || nullable.length === 0) return body;
  const kept = Object.entries(body).filter(([name, value]) => value !== null || !nullable.includes(name));
  return Object.fromEntries(kept);
}

function patternOf(template: string): RegExp {
  const source = template.replace(/\{path\}$/, '(?<path>.+)').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

function decode(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
