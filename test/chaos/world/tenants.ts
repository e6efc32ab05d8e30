import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { Installation, Issue, PullRequest, Repository } from '../../../src/sandbox/store/entities.ts';
import type { Chance } from '../random.ts';
import { type Commits, createCommits } from './commits.ts';
import { BARE, GOOD, PLANNED } from './texts.ts';

/** One client: an account with the App, a repository, and a word that stands in all its texts and nowhere else. */
export interface Tenant {
  readonly index: number;
  readonly secret: string;
  readonly repository: Repository;
  readonly commits: Commits;
  /** How far main has gone through its commits. */
  mainSteps: number;
  /** Null while the App is not installed. */
  installation: Installation | null;
  /** Opened by people, oldest first. */
  readonly pulls: PullRequest[];
  /**
   * What the App hears of. `all`: it was there all the time. `part`: it came when there were pull requests already, which it
   * judges without a word. `suspended`: it was locked out for a while, and nobody told it what happened then.
   */
  hears: 'all' | 'part' | 'suspended';
}

/** What GitHub delivers to an App that is registered from `app.yml`. */
const EVENTS = (parse(readFileSync('app.yml', 'utf8')) as { default_events: string[] }).default_events;

/** lazar and anna write, fiona reads; visitor is a stranger. */
const PERMISSIONS = { lazar: 'write', anna: 'write', fiona: 'read' } as const;

/** Kinds of repositories: with a plan, with good documents, with none. */
const KINDS = {
  planned: { files: PLANNED, isPrivate: true },
  good: { files: GOOD, isPrivate: false },
  bare: { files: BARE, isPrivate: true },
};

/** Which kind of repository a tenant has, in turn. */
const TURNS = ['planned', 'good', 'bare', 'good', 'bare'];

/** Makes the accounts with their repositories; the App is installed nowhere yet. */
export async function createTenants(github: StandIn, count: number, chance: Chance): Promise<Tenant[]> {
  const kinds = new Map<string, Kind>();
  for (const [name, { files, isPrivate }] of Object.entries(KINDS)) {
    const template = await createTemplate(github, name, files, isPrivate);
    const commits = await createCommits(github, template, name === 'planned', chance);
    kinds.set(name, { template, commits });
  }
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds.get(TURNS[index % TURNS.length] ?? '');
    if (kind === undefined) throw new Error('There is no such kind');
    const secret = `zq${chance.below(0xffffff).toString(16).padStart(6, '0')}${index}qz`;
    const names = { ownerOf: () => `client-${secret}`, nameOf: () => `app-${index}` };
    const [repository] = github.createCopies(kind.template, 1, names);
    if (repository === undefined) throw new Error('No copy was made');
    const { commits } = kind;
    return { index, secret, repository, commits, mainSteps: 0, installation: null, pulls: [], hears: 'all' };
  });
}

interface Kind {
  readonly template: Repository;
  readonly commits: Commits;
}

function createTemplate(github: StandIn, name: string, files: Record<string, string>, isPrivate: boolean) {
  return github.createRepository({
    owner: 'templates',
    name,
    files,
    isPrivate,
    permissions: PERMISSIONS,
    createdAt: '2026-06-01T08:00:00Z',
  });
}

/** Installs the App on the tenant's account, for its one repository. */
export function install(github: StandIn, tenant: Tenant): void {
  const { repository } = tenant;
  tenant.installation = github.install(repository.owner.login, {
    repositories: [repository],
    events: EVENTS,
  });
}

/** Whether the App can work there, and hears of what happens. */
export function isServed({ installation, repository }: Tenant): boolean {
  return (
    installation !== null &&
    installation.suspendedAt === null &&
    installation.repositoryIds.has(repository.id) &&
    !repository.isArchived
  );
}

export function openPulls({ pulls }: Tenant): PullRequest[] {
  return pulls.filter(({ state }) => state === 'open');
}

/** Issues of the repository that the App opened and whose text begins with the marker, oldest first. */
export function ownIssues({ repository }: Tenant, marker: string): Issue[] {
  return [...repository.threads.values()].filter(
    (thread) => thread.kind === 'Issue' && thread.appId !== null && thread.body.startsWith(marker),
  ) as Issue[];
}
