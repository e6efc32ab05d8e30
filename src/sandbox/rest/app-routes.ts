import { randomBytes } from 'node:crypto';
import { renderApp, renderInstallation } from '../render/account.ts';
import { renderRepository } from '../render/repository.ts';
import type { Installation } from '../store/entities.ts';
import { covers, findRepository, repositoriesOf } from '../store/store.ts';
import { HttpError } from './http-error.ts';
import { cutPage, PAGING } from './page.ts';
import type { RestReply, RestRequest, Route } from './route.ts';

const TOKEN_LIFE_MS = 3_600_000;

/** What the App asks about itself and its installations, with its JWT or an installation's token. */
export const appRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/app',
    for: 'app',
    handle: ({ world }) => ({ body: renderApp(world.app, world.url, world.registration) }),
  },
  {
    method: 'POST',
    path: '/app-manifests/{code}/conversions',
    for: 'anybody',
    handle: ({ world, parameters }) => {
      const credentials = world.registration.convert(parameters['code'] ?? '');
      if (credentials === null) throw new HttpError(404, 'Not Found');
      return {
        status: 201,
        body: { ...renderApp(world.app, world.url, world.registration), ...credentials },
      };
    },
  },
  {
    method: 'GET',
    path: '/app/installations',
    query: PAGING,
    for: 'app',
    handle: (request) => {
      const { items, links } = cutPage(request, [...request.world.store.installations.values()]);
      const { world } = request;
      return { body: items.map((one) => renderInstallation(one, world.app, world.url)), links };
    },
  },
  {
    method: 'GET',
    path: '/app/installations/{installation_id}',
    for: 'app',
    handle: (request) => ({
      body: renderInstallation(findInstallation(request), request.world.app, request.world.url),
    }),
  },
  {
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    for: 'app',
    handle: createToken,
  },
  {
    method: 'GET',
    path: '/installation/repositories',
    query: PAGING,
    for: 'installation',
    handle: (request) => {
      const { world, token } = request;
      const all = repositoriesOf(world.store, token.installation).filter(
        (repository) => token.repositoryIds?.has(repository.id) ?? true,
      );
      const { items, links } = cutPage(request, all);
      const repositories = items.map((repository) => renderRepository(repository, world.url));
      const selection = token.installation.selection;
      return { body: { total_count: all.length, repository_selection: selection, repositories }, links };
    },
  },
];

function findInstallation({ world, parameters }: RestRequest): Installation {
  const installation = world.store.installations.get(Number(parameters['installation_id']));
  if (!installation) throw new HttpError(404, 'Not Found');
  return installation;
}

interface TokenInput {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Readonly<Record<string, string>>;
}

function createToken(request: RestRequest): RestReply {
  const { world } = request;
  const installation = findInstallation(request);
  if (installation.suspendedAt !== null) throw new HttpError(403, 'This installation has been suspended');
  const input = request.body as TokenInput;
  const repositoryIds = narrowRepositories(request, installation, input);
  const permissions = narrowPermissions(installation, input.permissions);
  const expiresAt = Date.now() + TOKEN_LIFE_MS;
  // The long form that GitHub has been rolling out since April 2026: nobody may assume forty characters.
  const random = () => randomBytes(48).toString('base64url');
  const token = `ghs_${world.app.id}_${random()}.${random()}.${random()}`;
  world.store.tokens.set(token, { token, installation, repositoryIds, permissions, expiresAt });
  const repositories = [...(repositoryIds ?? [])].flatMap((id) => world.store.repositories.get(id) ?? []);
  return {
    status: 201,
    body: {
      token,
      expires_at: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
      permissions,
      repository_selection: repositoryIds ? 'selected' : installation.selection,
      ...(repositoryIds && { repositories: repositories.map((one) => renderRepository(one, world.url)) }),
    },
  };
}

function narrowRepositories(
  { world }: RestRequest,
  installation: Installation,
  input: TokenInput,
): Set<number> | null {
  if (!input.repositories && !input.repository_ids) return null;
  const { store } = world;
  const named = (input.repositories ?? []).map((name) => {
    const repository = findRepository(store, installation.account.login, name);
    return repository?.name === name ? repository : null;
  });
  const numbered = (input.repository_ids ?? []).map((id) => store.repositories.get(id));
  const ids = [...named, ...numbered].map((one) => (one && covers(installation, one) ? one.id : undefined));
  if (ids.includes(undefined)) {
    throw new HttpError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  return new Set(ids.filter((id) => id !== undefined));
}

function narrowPermissions(
  installation: Installation,
  wanted: TokenInput['permissions'],
): Record<string, string> {
  if (!wanted) return { ...installation.permissions };
  for (const [name, level] of Object.entries(wanted)) {
    const granted = installation.permissions[name];
    if (granted === level || granted === 'write') continue;
    throw new HttpError(422, 'The permissions requested are not granted to this installation.');
  }
  return { metadata: 'read', ...wanted };
}
