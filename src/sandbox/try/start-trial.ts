import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type RunningBaton, startBaton } from '../../baton.ts';
import type { StandIn } from '../stand-in.ts';
import { startStandIn } from '../start-stand-in.ts';
import { DEFAULT_CATEGORIES } from '../store/discussion.ts';
import type { Repository } from '../store/entities.ts';
import type { ClientRepository, ImportProblem } from './client-repository.ts';
import { createClientRepository, openPullRequests, reserveNumbers } from './import-repository.ts';
import { readClientConfig } from './issues/client-config.ts';
import { finishPhases } from './issues/finish-phases.ts';
import { type ClientWish, loadClient } from './load-client.ts';
import { createSession, READER, type Session } from './session.ts';
import { IDLE_LIMIT_MS, waitForChecks, waitForIdle, waitForQuiet } from './waiting.ts';

/** A trial under way: GitHub's stand-in, the real Baton, and a repository with open pull requests. */
export interface Trial {
  readonly kind: 'trial';
  readonly session: Session;
  readonly count: number;
  /** Resolves when every pull request has its check; gives the numbers of those that got none for a minute. */
  checked(onProgress: (checked: number) => void): Promise<readonly number[]>;
  /** Stops everything and removes what it kept on disk. */
  stop(): Promise<void>;
}

export interface TrialOptions extends ClientWish {
  readonly logLevel: string;
  /** Ends the start at its next step; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Told again and again while the pull requests are opened. */
  readonly onImported: (done: number, total: number) => void;
}

/** The issues of somebody's own plan may come after the pull requests: large repositories take Baton longer to read. */
const HISTORY_LIMIT_MS = 5_000;
/** The visitor waits for what a jump in time makes due. */
const SWEEP_MS = 250;

/** Starts a trial, or says why there is nothing to try. Rejects where a part does not start; nothing is left then. */
export async function startTrial(options: TrialOptions): Promise<Trial | ImportProblem> {
  const directory = await mkdtemp(join(tmpdir(), 'baton-try-'));
  const parts: Parts = { directory, standIn: null, baton: null };
  try {
    const trial = await assemble(options, parts);
    if (trial.kind === 'problem') await stopAll(parts);
    return trial;
  } catch (error) {
    await stopAll(parts);
    throw error;
  }
}

interface Parts {
  readonly directory: string;
  standIn: StandIn | null;
  baton: RunningBaton | null;
}

async function assemble(options: TrialOptions, parts: Parts): Promise<Trial | ImportProblem> {
  const client = await loadClient(options, parts.directory);
  if (client.kind === 'problem') return client;
  const { repository: wanted, suggestions, clock } = client;
  options.tell('Starting a stand-in for GitHub, and Baton with its embedded queue...');
  const standIn = await startStandIn({ clock: clock.now });
  parts.standIn = standIn;
  options.signal.throwIfAborted();
  parts.baton = await startBaton(
    settingsFor(standIn, parts.directory),
    pino({ level: options.logLevel }, pino.destination(2)),
    { now: clock.now, sweep: { everyMs: SWEEP_MS } },
  );
  standIn.webhooks.url = `${parts.baton.url}/api/github/webhooks`;
  const repository = await createClientRepository(standIn, wanted);
  const team = await admitPeople(standIn, repository, wanted);
  reserveNumbers(repository, wanted.pullRequests);
  // On this one repository, so that Baton begins with it at once: its issues are older than the pull requests.
  standIn.install(wanted.owner, { repositories: [repository] });
  options.tell('Baton reads the plan...');
  const { url } = parts.baton;
  const isHistory = options.path !== null;
  const settle = (limitMs = IDLE_LIMIT_MS) => waitForIdle(standIn, url, options.signal, limitMs);
  await settle(isHistory ? HISTORY_LIMIT_MS : IDLE_LIMIT_MS);
  await finishPhases(standIn, repository, wanted.finishedPhases, settle);
  const session = createSession({
    standIn,
    repository,
    team,
    suggestions,
    isHistory,
    clock,
    settle,
  });
  const total = wanted.pullRequests.length;
  const pulls = await openPullRequests(standIn, repository, wanted.pullRequests, (done) => {
    options.signal.throwIfAborted();
    options.onImported(done, total);
  });
  return {
    kind: 'trial',
    session,
    count: pulls.length,
    checked: async (onProgress) => {
      const missing = await waitForChecks(pulls, standIn.appId, onProgress);
      // Private, as a client's repository is: from here on Baton reports.
      standIn.setVisibility(repository, 'private');
      await settle();
      await waitForQuiet(standIn);
      session.started();
      return missing;
    },
    stop: () => stopAll(parts),
  };
}

/**
 * Lets those write whom the repository's own config names, and others read what is private soon; makes the category that the report
 * is wanted in. Gives all who may write, the client's people first.
 */
async function admitPeople(
  standIn: StandIn,
  repository: Repository,
  { writers, pullRequests }: ClientRepository,
): Promise<readonly string[]> {
  const config = await readClientConfig(repository, repository.git.commitOf('HEAD') ?? '');
  const owner = standIn.as(repository.owner.login);
  const readers = [...config.sponsors, ...pullRequests.map(({ author }) => author), READER];
  const may = (login: string) => repository.permissions.has(login.toLowerCase());
  for (const login of readers) if (!may(login)) owner.setPermission(repository, login, 'read');
  for (const login of [...config.team, ...config.engineers]) owner.setPermission(repository, login, 'write');
  const { category } = config;
  if (category !== null && !DEFAULT_CATEGORIES.some(({ name }) => name === category))
    standIn.setDiscussions(repository, { categories: [...DEFAULT_CATEGORIES, { name: category }] });
  return [...new Set([...config.team, ...writers, ...config.engineers])];
}

function settingsFor(standIn: StandIn, directory: string): Parameters<typeof startBaton>[0] {
  return {
    appId: standIn.appId,
    privateKey: standIn.privateKey,
    webhookSecret: standIn.webhookSecret,
    previousWebhookSecret: null,
    apiUrl: standIn.url,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'error',
    role: 'all',
    databaseUrl: null,
    databaseBackend: null,
    dataDir: join(directory, 'data'),
    operator: 'you, on this machine',
    webhookProxyUrl: null,
  };
}

async function stopAll(parts: Parts): Promise<void> {
  await parts.baton?.stop();
  await parts.standIn?.close();
  await rm(parts.directory, { recursive: true, force: true });
}
