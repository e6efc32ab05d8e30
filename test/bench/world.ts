/**
 * The world of the measurements: installations with one repository each, and pull requests that exist as soon as
 * somebody asks for them. Every process derives the same identifiers from the same numbers.
 */

export const APP_ID = 4711;
export const APP_SLUG = 'bench-app';
export const WEBHOOK_SECRET = 'bench-secret';

/** Files that each pull request changes. */
export const CHANGED_FILES = 12;

export const TITLE = 'Retry the invoice client with a growing pause';

/** A description that every rule accepts. */
export const BODY = `## Why

The nightly invoice run fails about twice a week, because the tax service answers 503 while it is being deployed.
Each time somebody has to start the run again by hand in the morning, and customers get their invoices a day late.

Retrying with a growing pause bridges a deployment, which takes at most two minutes. A queue in between was
considered and rejected: it would need another service to watch, for a failure that lasts two minutes.
`;

/** One pull request of one installation's repository. */
export interface Subject {
  readonly installationId: number;
  readonly number: number;
}

export function ownerOf(installationId: number): string {
  return `client-${installationId}`;
}

export const REPOSITORY_NAME = 'service';

export function repositoryIdOf(installationId: number): number {
  return installationId + 500_000_000;
}

/** The head commit: the installation's id and the pull request's number in decimal, filled up with zeros. */
export function headShaOf({ installationId, number }: Subject): string {
  return `${String(installationId).padStart(12, '0')}${String(number).padStart(28, '0')}`;
}

/** The pull request that a head commit belongs to. */
export function subjectOf(headSha: string): Subject {
  return { installationId: Number(headSha.slice(0, 12)), number: Number(headSha.slice(12)) };
}

/** One word for a pull request, to tell it by. */
export function keyOf({ installationId, number }: Subject): string {
  return `${installationId}#${number}`;
}
