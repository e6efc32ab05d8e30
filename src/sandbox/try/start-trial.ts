import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type RunningBaton, startBaton } from '../../baton.ts';
import type { StandIn } from '../stand-in.ts';
import { startStandIn } from '../start-stand-in.ts';
import type { Repository } from '../store/entities.ts';
import type { ClientRepository, ImportProblem } from './client-repository.ts';
import { createClientRepository, openPullRequests, reserveNumbers } from './import-repository.ts';
import { readClientConfig } from './issues/client-config.ts';
import { finishPhases } from './issues/finish-phases.ts';
import { loadSample } from './sample/load-sample.ts';
import { createSession, type Session } from './session.ts';
import { findGitProblem, openSource } from './source/open-source.ts';
import { planFromHistory } from './source/plan-from-history.ts';
import { waitForChecks, waitForIdle, waitForQuiet } from './waiting.ts';

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

export interface TrialOptions {
  /** Null: the sample. */
  readonly path: string | null;
  readonly limit: number;
  readonly logLevel: string;
  /** Ends the start at its next step; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Told again and again while the pull requests are opened. */
  readonly onImported: (done: number, total: number) => void;
}

/** Somebody who may write, in a repository where Baton knows nobody. */
const COLLEAGUE = 'anna';

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
  const { repository: wanted, suggestions } = client;
  options.tell('Starting a stand-in for GitHub, and Baton with its embedded queue...');
  const standIn = await startStandIn();
  parts.standIn = standIn;
  options.signal.throwIfAborted();
  parts.baton = await startBaton(
    settingsFor(standIn, parts.directory),
    pino({ level: options.logLevel }, pino.destination(2)),
  );
  standIn.webhooks.url = `${parts.baton.url}/api/github/webhooks`;
  const repository = await createClientRepository(standIn, wanted);
  const team = await admitTeam(standIn, repository, wanted.writers);
  reserveNumbers(repository, wanted.pullRequests);
  // On this one repository, so that Baton begins with it at once: its issues are older than the pull requests.
  standIn.install(wanted.owner, { repositories: [repository] });
  options.tell('Baton reads the plan...');
  const { url } = parts.baton;
  const settle = () => waitForIdle(standIn, url, options.signal);
  await settle();
  await finishPhases(standIn, repository, wanted.finishedPhases, settle);
  const session = createSession({
    standIn,
    repository,
    team,
    suggestions,
    isHistory: options.path !== null,
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
      await waitForQuiet(standIn);
      session.started();
      return missing;
    },
    stop: () => stopAll(parts),
  };
}

/** Lets those write whom the repository's own config names; gives all who may, the client's people first. */
async function admitTeam(
  standIn: StandIn,
  repository: Repository,
  writers: readonly string[],
): Promise<readonly string[]> {
  const config = await readClientConfig(repository, repository.git.commitOf('HEAD') ?? '');
  const { login: owner } = repository.owner;
  const named = [...config.team, ...config.engineers];
  for (const login of named) standIn.as(owner).setPermission(repository, login, 'write');
  return [...new Set([...config.team, ...writers, ...config.engineers])];
}

interface LoadedClient {
  readonly kind: 'loaded';
  readonly repository: ClientRepository;
  readonly suggestions: ReadonlyMap<number, string>;
}

async function loadClient(options: TrialOptions, directory: string): Promise<LoadedClient | ImportProblem> {
  if (options.path === null) {
    const problem = await findGitProblem();
    if (problem) return problem;
    options.tell('Reading the sample repository acme/answers...');
    return { kind: 'loaded', ...(await loadSample(Date.now())) };
  }
  options.tell(`Reading ${options.path}...`);
  const source = await openSource(options.path, join(directory, 'source.git'));
  if (source.kind === 'problem') return source;
  const pullRequests = await planFromHistory(source, options.limit);
  const { owner, name, branch: defaultBranch, gitDir } = source;
  const content = { kind: 'git', gitDir } as const;
  const repository = {
    owner,
    name,
    defaultBranch,
    content,
    writers: [COLLEAGUE],
    pullRequests,
    finishedPhases: [],
  };
  return { kind: 'loaded', repository, suggestions: new Map() };
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
