import type { App, InstallationToken, Repository } from '../store/entities.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';

/** `read` is enough for reading; `write` includes it. */
export type Needed = Readonly<Record<string, 'read' | 'write'>>;

/** A request that is authenticated, permitted and of valid form. */
export interface RestRequest {
  readonly world: World;
  readonly outbox: Outbox;
  readonly app: App;
  /** Decoded values of the path's variables. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Valid by the official description; an empty object where the operation takes none. */
  readonly body: unknown;
  /** The `accept` header. */
  readonly accept: string;
  /** A fault's bound on pages, beside GitHub's 100. */
  readonly pageLimit: number;
}

/** A request for something in a repository, on behalf of an installation. */
export interface RepositoryRequest extends RestRequest {
  readonly repository: Repository;
  readonly token: InstallationToken;
}

/** The queries of other pages of a list. */
export type PageLinks = Readonly<Partial<Record<'next' | 'prev' | 'first' | 'last', URLSearchParams>>>;

/** An answer of a route. */
export interface RestReply {
  readonly status?: number;
  /** JSON, unless it is a Buffer. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly links?: PageLinks;
}

interface RouteParts {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As the official description writes it, `/repos/{owner}/{repo}/check-runs`. */
  readonly path: string;
  /** The query's parameters that are heeded; a test hears of any other. */
  readonly query?: readonly string[];
  /** Properties of the body that GitHub takes null for, although its description leaves that out. */
  readonly nullable?: readonly string[];
}

/** What answers one operation; who may ask follows from `for`. */
export type Route = RouteParts &
  /** The code in the path is what lets in. */
  (
    | { readonly for: 'anybody'; handle(request: RestRequest): Promise<RestReply> | RestReply }
    | { readonly for: 'app'; handle(request: RestRequest): Promise<RestReply> | RestReply }
    | {
        readonly for: 'installation';
        handle(request: RestRequest & { readonly token: InstallationToken }): Promise<RestReply> | RestReply;
      }
    | {
        readonly for: 'repository';
        /** Any one of these permissions is enough. */
        readonly needs: Needed;
        handle(request: RepositoryRequest): Promise<RestReply> | RestReply;
      }
  );
