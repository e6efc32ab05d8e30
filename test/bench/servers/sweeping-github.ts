import { startStandIn } from '../../../src/sandbox/start-stand-in.ts';
import { GOOD_DOCUMENTS } from '../../documents.ts';

/** What the parent asks: to make so many repositories with the App installed, or what came of them. */
export type SweptGitHubOrder = { readonly kind: 'make'; readonly count: number } | { readonly kind: 'count' };

/** A repository as Baton's register names it. */
export interface SweptRepository {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repo: string;
}

export type SweptGitHubNews =
  | { readonly kind: 'ready'; readonly port: number; readonly appId: number; readonly privateKey: string }
  | { readonly kind: 'made'; readonly repositories: readonly SweptRepository[] }
  | {
      readonly kind: 'counts';
      /** Repositories by how many reports they have. */
      readonly byReports: Readonly<Record<number, number>>;
      readonly queries: number;
      readonly reads: number;
      readonly writes: number;
      readonly tokens: number;
    };

/** An account as people have them. */
const REPOSITORIES_AN_INSTALLATION = 50;
/** Merges of a quarter. */
const MERGES = 20;
const REASON =
  'The invoice provider drops about 2 % of our calls at night, and each drop loses an order. Retrying gets them through.';

process.on('disconnect', () => process.exit());

const github = await startStandIn();
const template = await github.createRepository({
  owner: 'template',
  name: 'answers',
  isPrivate: true,
  files: {
    'README.md': '# Answers\n',
    'src/ingest/index.ts': 'export {};\n',
    'web/index.ts': 'export {};\n',
    '.github/baton.yml': 'engagement: { engineers: [lazar], team: [anna] }\n',
    ...GOOD_DOCUMENTS,
  },
  permissions: { lazar: 'write', anna: 'write' },
});
for (let index = 1; index <= MERGES; index += 1) {
  const author = index % 2 === 0 ? 'lazar' : 'anna';
  const path = index % 3 === 0 ? `web/part-${index}.ts` : `src/ingest/part-${index}.ts`;
  const pull = await github.as(author).openPullRequest(template, {
    title: `Change ${index}`,
    body: REASON,
    changes: { [path]: 'export {};\n' },
  });
  await github.as('anna').merge(pull, 'squash');
}

/** Those of the last order. */
let made: ReturnType<typeof github.createCopies> = [];

process.on('message', (order: SweptGitHubOrder) => {
  if (order.kind === 'make') make(order.count);
  else count();
});
tell({
  kind: 'ready',
  port: Number(new URL(github.url).port),
  appId: github.appId,
  privateKey: github.privateKey,
});

let orders = 0;

function make(wanted: number): void {
  orders += 1;
  const prefix = `client-${orders}`;
  made = github.createCopies(template, wanted, {
    ownerOf: (index) => `${prefix}-${Math.floor(index / REPOSITORIES_AN_INSTALLATION)}`,
    withMerges: true,
  });
  const byOwner = Map.groupBy(made, ({ owner }) => owner.login);
  const repositories: SweptRepository[] = [];
  for (const [owner, own] of byOwner) {
    const { id: installationId } = github.install(owner, { repositories: own });
    for (const { id: repositoryId, name: repo } of own)
      repositories.push({ installationId, repositoryId, owner, repo });
  }
  github.requests.clear();
  tell({ kind: 'made', repositories });
}

function count(): void {
  const byReports: Record<number, number> = {};
  for (const repository of made) {
    const reports = github.discussions(repository).length;
    byReports[reports] = (byReports[reports] ?? 0) + 1;
  }
  const isToken = (path: string): boolean => path.endsWith('/access_tokens');
  const requests = github.requests.all;
  const others = requests.filter(({ path }) => !isToken(path));
  tell({
    kind: 'counts',
    byReports,
    queries: others.filter(({ isWrite, path }) => !isWrite && path.endsWith('/graphql')).length,
    reads: others.filter(({ isWrite, path }) => !isWrite && !path.endsWith('/graphql')).length,
    writes: others.filter(({ isWrite }) => isWrite).length,
    tokens: requests.length - others.length,
  });
}

function tell(news: SweptGitHubNews): void {
  process.send?.(news);
}
