import type { Octokit } from '@octokit/rest';
import { createAppOctokit } from './app-octokit.ts';
import { classifyGitHubError } from './github-error.ts';
import type { RateLimit } from './graphql-answer.ts';
import { createInstallationTokens, type TokenScope } from './installation-tokens.ts';
import type { RequestSeen } from './observed-fetch.ts';
import type { RateBudget } from './rate-budget.ts';
import { createRepositoryClient, type RepositoryClient, type TakeWrite } from './repository-client.ts';

export interface GitHubAppOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** `https://api.github.com`, `https://HOST/api/v3` or `https://api.SUBDOMAIN.ghe.com`. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly log?: { readonly warn: (message: string) => void };
  /** Told of every request that is over, tokens included. */
  readonly onRequest?: (request: RequestSeen) => void;
  /** Told after every query, for logs and metrics. */
  readonly onRateLimit?: (installationId: number, rateLimit: RateLimit) => void;
  /** Told of what is left of an hourly budget, after every answer that names it. */
  readonly onBudget?: (installationId: number, budget: RateBudget) => void;
}

export interface RepositoryAddress {
  readonly owner: string;
  readonly repo: string;
}

/** How a job's client behaves. */
export interface ClientOptions {
  readonly takeWrite: TakeWrite;
  /** Ends the requests under way, such as when the process stops. */
  readonly signal?: AbortSignal;
}

/** Access to GitHub as the app, one narrow client a job. */
export interface GitHubApp {
  /** A client that can see this one repository and nothing else of the installation. */
  readonly repository: (
    of: { readonly installationId: number; readonly repositoryId: number },
    options: ClientOptions,
  ) => RepositoryClient;
  /**
   * The same by name, for repositories that a configuration names. Null where the installation does not include it,
   * which holds for every repository of another owner, be it public.
   */
  readonly repositoryNamed: (
    of: RepositoryAddress & { readonly installationId: number },
    options: ClientOptions,
  ) => Promise<RepositoryClient | null>;
  /** A client that lists the repositories of an installation, and can see nothing in them. */
  readonly installation: (of: { readonly installationId: number }, signal?: AbortSignal) => Octokit;
  /** A client that speaks for the app itself: installations and deliveries, no repository. Ids beyond 2^53 are given as text. */
  readonly app: (signal?: AbortSignal) => Octokit;
  /** What the installation may do, such as `issues` to `write`; null before any request, or where the server does not tell. */
  readonly permissionsOf: (installationId: number) => Readonly<Record<string, string>> | null;
  /** Drops what is kept for an installation that is gone. */
  readonly forget: (installationId: number) => void;
}

/** Connects to GitHub as the app. Makes no request by itself; throws where the base URL is none. */
export function createGitHubApp(options: GitHubAppOptions): GitHubApp {
  const endpoint = {
    baseUrl: new URL(options.baseUrl).href.replace(/\/$/, ''),
    userAgent: options.userAgent,
    log: options.log,
    onRequest: options.onRequest,
  };
  const tokens = createInstallationTokens(options, endpoint);
  const client = (scope: TokenScope, { takeWrite, signal }: ClientOptions) =>
    createRepositoryClient(endpoint, {
      token: (isFresh) => tokens.take(scope, isFresh),
      takeWrite,
      signal,
      onRateLimit: (rateLimit) => options.onRateLimit?.(scope.installationId, rateLimit),
      onBudget: (budget) => options.onBudget?.(scope.installationId, budget),
    });

  return {
    repository: ({ installationId, repositoryId }, clientOptions) =>
      client({ installationId, repositoryIds: [repositoryId] }, clientOptions),
    repositoryNamed: async ({ installationId, owner, repo }, clientOptions) => {
      const named = client({ installationId, repositoryNames: [repo] }, clientOptions);
      return (await isIncluded(named, { owner, repo })) ? named : null;
    },
    installation: ({ installationId }, signal) =>
      client(
        { installationId, permissions: { metadata: 'read' } },
        { takeWrite: () => Promise.reject(new Error('This client only reads')), ...(signal && { signal }) },
      ).octokit,
    app: (signal) => createAppOctokit(endpoint, tokens.takeJwt, signal),
    permissionsOf: tokens.permissionsOf,
    forget: tokens.forget,
  };
}

/**
 * Whether the name-narrowed token stands for the repository meant: names alone would let `extends` reach the
 * repository of the same name in the installation's own account, or a stranger's public one.
 */
async function isIncluded(client: RepositoryClient, { owner, repo }: RepositoryAddress): Promise<boolean> {
  const wanted = `${owner}/${repo}`.toLowerCase();
  try {
    const { data } = await client.octokit.rest.apps.listReposAccessibleToInstallation({ per_page: 1 });
    return data.repositories.some(({ full_name }) => full_name.toLowerCase() === wanted);
  } catch (error) {
    // A token for an unknown name is refused, as is one of an installation that is gone.
    if (classifyGitHubError(error).kind === 'gone') return false;
    throw error;
  }
}
