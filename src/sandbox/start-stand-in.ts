import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActions } from './actions/create-actions.ts';
import { setCategories } from './changes/discussions.ts';
import {
  acceptPermissions,
  addToInstallation,
  createInstallation,
  removeFromInstallation,
  removeInstallation,
  setSuspended,
} from './changes/installations.ts';
import { setVisibility } from './changes/visibility.ts';
import { createCopies } from './create-copies.ts';
import { createRepository } from './create-repository.ts';
import { createTeam } from './create-team.ts';
import { createFaults } from './faults.ts';
import { createGraphqlEndpoint } from './graphql/endpoint.ts';
import { loadSchema } from './graphql/schema.ts';
import { callerNameOf, createRateLimits } from './rate-limits.ts';
import { createRegistration } from './registration.ts';
import { createRequestHandler } from './request-handler.ts';
import { createRequestLog } from './request-log.ts';
import { loadBodyValidator } from './rest/body-validator.ts';
import { createRestRouter } from './rest/router.ts';
import { createStandInServer } from './server.ts';
import type { StandIn, StandInOptions } from './stand-in.ts';
import { createStore, ensureAccount, installationOf, nodeIdOf } from './store/store.ts';
import { emitEvent } from './webhooks/emit.ts';
import { createOutbox } from './webhooks/outbox.ts';
import { inWholeSeconds, type World, worldAt } from './world.ts';

/** What Baton's registration asks for (DESIGN 9), `merge_queues` included. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  checks: 'write',
  issues: 'write',
  pull_requests: 'write',
  discussions: 'write',
  contents: 'read',
  merge_queues: 'read',
  metadata: 'read',
  members: 'read',
};

const EVENTS = [
  'pull_request',
  'pull_request_review',
  'merge_group',
  'push',
  'issue_comment',
  'issues',
  'milestone',
  'repository',
];

/** Beside these, every App hears of a wish to check again. */
const REGISTERED_EVENTS = [...EVENTS, 'check_run', 'check_suite'];

/** Both descriptions are large, and the same for every stand-in of the process. */
let descriptions: Promise<
  [Awaited<ReturnType<typeof loadSchema>>, Awaited<ReturnType<typeof loadBodyValidator>>]
> | null = null;
let keys: { readonly privateKey: string; readonly publicKey: string } | null = null;

/** Starts a stand-in GitHub; an Error of the server (`EADDRINUSE`) where the port is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  descriptions ??= Promise.all([loadSchema(), loadBodyValidator()]);
  keys ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const { privateKey, publicKey } = keys;
  const [schema, validator] = await descriptions;
  const {
    slug = 'baton',
    appId = 4711,
    webhookSecret = 'a secret of the stand-in',
    clock = Date.now,
  } = options;
  const store = createStore();
  const requests = createRequestLog();
  const faults = createFaults();
  const webhooks = createOutbox(webhookSecret, appId);
  webhooks.url = options.webhookUrl ?? null;
  const bot = ensureAccount(store, `${slug}[bot]`);
  let url = '';
  const world: World = {
    app: { kind: 'App', id: appId, nodeId: nodeIdOf('A', appId), slug, name: slug, bot },
    store,
    get url() {
      return url;
    },
    registration: createRegistration({
      privateKey,
      webhookSecret,
      permissions: PERMISSIONS,
      events: REGISTERED_EVENTS,
      onWebhook: (webhookUrl) => {
        webhooks.url = webhookUrl;
      },
    }),
    directory: await mkdtemp(join(tmpdir(), 'baton-stand-in-')),
    now: () => inWholeSeconds(clock()),
    isHeard: (repository) => webhooks.url !== null && installationOf(store, repository) !== null,
    emit: (event) => emitEvent(world, webhooks, event),
  };
  const unexpected = (what: string) => requests.addUnexpected(what);
  const limits = createRateLimits(options.hourlyLimit ?? 1_000_000);
  const handler = createRequestHandler({
    world,
    publicKey: createPublicKey(publicKey),
    rest: createRestRouter(world, webhooks, validator, unexpected),
    graphql: createGraphqlEndpoint(world, schema, unexpected),
    limits,
  });
  const server = createStandInServer({ log: requests, faults, handler });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    appId,
    slug,
    privateKey,
    webhookSecret,
    webhooks,
    requests,
    faults,
    store,
    createRepository: (wish) => createRepository(worldAt(world, wish.createdAt), wish),
    createCopies: (template, count, wish) => createCopies(world, template, count, wish),
    setDiscussions: (repository, { isEnabled, categories }) => {
      repository.hasDiscussionsEnabled = isEnabled ?? repository.hasDiscussionsEnabled;
      if (categories) setCategories(world, repository, categories);
    },
    discussions: (repository) => [...repository.discussions.values()],
    setVisibility: (repository, visibility) => setVisibility(world, repository, visibility, repository.owner),
    install: (owner, { repositories, permissions, events } = { repositories: 'all' }) =>
      createInstallation(world, ensureAccount(store, owner, 'Organization'), {
        selection: repositories === 'all' ? 'all' : 'selected',
        repositoryIds: new Set(repositories === 'all' ? [] : repositories.map(({ id }) => id)),
        permissions: { ...(permissions ?? PERMISSIONS) },
        events: events ?? EVENTS,
      }),
    addRepositories: (installation, repositories) => addToInstallation(world, installation, repositories),
    removeRepositories: (installation, repositories) =>
      removeFromInstallation(world, installation, repositories),
    uninstall: (installation) => removeInstallation(world, installation),
    suspend: (installation) => setSuspended(world, installation, true),
    unsuspend: (installation) => setSuspended(world, installation, false),
    acceptPermissions: (installation, permissions) => acceptPermissions(world, installation, permissions),
    as: (login, at) => createActions(worldAt(world, at), ensureAccount(store, login)),
    createTeam: (organization, slug, members) => createTeam(store, organization, slug, members),
    deleteAccount: (login) => {
      ensureAccount(store, login).isDeleted = true;
    },
    addEmail: (login, email) => {
      store.accountsByEmail.set(email.toLowerCase(), ensureAccount(store, login));
    },
    leaveBudget: (installation, left) => limits.leave(callerNameOf(installation.id), left),
    expireTokens: () => {
      for (const token of store.tokens.values()) token.expiresAt = 0;
    },
    settled: () => webhooks.settled(),
    close: async () => {
      // Deliveries under way end by themselves; nobody waits for a receiver that hangs.
      webhooks.url = null;
      server.close();
      server.closeAllConnections();
      for (const repository of store.repositories.values()) repository.git.close();
      await rm(world.directory, { recursive: true, force: true });
    },
  };
}
