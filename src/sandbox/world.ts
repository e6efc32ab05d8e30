import type { Registration } from './registration.ts';
import type { Account, App, Repository } from './store/entities.ts';
import type { Store } from './store/store.ts';

/** Something that happened, before it is known whom it is delivered to. */
export interface WorldEvent {
  /** The value of `X-GitHub-Event`. */
  readonly name: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  /** Needed only where there is no repository, or where the installation no longer covers it. */
  readonly installationId?: number;
  readonly sender: Account;
  /** The event's own part of the payload; repository, sender, installation and action are added. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What every part of the stand-in shares. */
export interface World {
  readonly app: App;
  readonly registration: Registration;
  readonly store: Store;
  /** Where the API answers, without a trailing slash. */
  readonly url: string;
  /** Folder that holds the stand-in's own Git repositories. */
  readonly directory: string;
  /** The time of the world in GitHub's form, `2026-01-31T12:00:00Z`. */
  now(): string;
  /** Whether the App hears of anything in the repository: else payloads need not be made. */
  isHeard(repository: Repository): boolean;
  /** Has the event delivered to the App, if the App is subscribed and installed. */
  emit(event: WorldEvent): void;
}

/** The same world at a moment of the past (ISO 8601); the present one where none is given. */
export function worldAt(world: World, at: string | undefined): World {
  if (at === undefined) return world;
  const now = inWholeSeconds(Date.parse(at));
  return { ...world, now: () => now };
}

/** GitHub's form of a time in milliseconds since the epoch: without fractions of seconds. */
export function inWholeSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
