import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { QUEUES } from '../../src/jobs/queues.ts';
import { openRepositoryRegister } from '../../src/jobs/repository-register.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { SweptGitHubNews, SweptGitHubOrder, SweptRepository } from './servers/sweeping-github.ts';

type News<Kind extends SweptGitHubNews['kind']> = Extract<SweptGitHubNews, { readonly kind: Kind }>;

/** The stand-in GitHub in a process of its own, with as many repositories as are wanted. */
export interface SweptGitHub {
  readonly port: number;
  readonly appId: number;
  readonly privateKey: string;
  make(count: number): Promise<readonly SweptRepository[]>;
  count(): Promise<News<'counts'>>;
  stop(): void;
}

/** Starts it. */
export async function startSweptGitHub(): Promise<SweptGitHub> {
  const child = fork(fileURLToPath(new URL('./servers/sweeping-github.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port, appId, privateKey } = await next(child, 'ready');
  const ask = async <Kind extends SweptGitHubNews['kind']>(
    order: SweptGitHubOrder,
    kind: Kind,
  ): Promise<News<Kind>> => {
    const answer = next(child, kind);
    child.send(order);
    return answer;
  };
  return {
    port,
    appId,
    privateKey,
    make: async (count) => (await ask({ kind: 'make', count }, 'made')).repositories,
    count: () => ask({ kind: 'count' }, 'counts'),
    stop: () => child.disconnect(),
  };
}

function next<Kind extends SweptGitHubNews['kind']>(child: ChildProcess, kind: Kind): Promise<News<Kind>> {
  return new Promise((resolve, reject) => {
    const onMessage = (news: SweptGitHubNews): void => {
      if (news.kind !== kind) return;
      child.off('message', onMessage).off('exit', onExit);
      resolve(news as News<Kind>);
    };
    const onExit = (code: number | null): void => reject(new Error(`The stand-in ended with status ${code}`));
    child.on('message', onMessage).once('exit', onExit);
  });
}

/** Where a Baton keeps its data. */
export interface Place {
  readonly dataDir: string;
  /** Null for the embedded database. */
  readonly databaseUrl: string | null;
}

/** Puts repositories into the register of a Baton that does not run, all due now. */
export async function registerAll(place: Place, repositories: readonly SweptRepository[]): Promise<void> {
  const queue = await openQueue({
    ...place,
    databaseBackend: null,
    queues: QUEUES,
    log: pino({ level: 'silent' }),
  });
  await openRepositoryRegister(queue, Date.now);
  const rows = repositories.map((at) => ({
    repository_id: at.repositoryId,
    installation_id: at.installationId,
    owner: at.owner,
    name: at.repo,
  }));
  await queue.query(
    `insert into baton.repository (repository_id, installation_id, owner, name, due_at_ms)
     select repository_id, installation_id, owner, name, 0
     from jsonb_to_recordset($1::jsonb) as rows (repository_id bigint, installation_id bigint, owner text, name text)`,
    [JSON.stringify(rows)],
  );
  await queue.stop({ drainMs: 0 });
}

/** What a sweeping Baton is told. */
export function sweepingEnvironment(
  github: Pick<SweptGitHub, 'port' | 'appId' | 'privateKey'>,
  { dataDir, databaseUrl }: Place,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: 'a secret of the bench',
    GITHUB_API_URL: `http://127.0.0.1:${github.port}`,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    BATON_DATA_DIR: dataDir,
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  };
}
