import type { ServerProcess } from './children.ts';
import { installationCreated, pullRequestOpened } from './deliveries.ts';
import type { GitHubProcess } from './github-process.ts';
import { sendAll } from './webhook-sender.ts';
import { keyOf, type Subject } from './world.ts';

let lastInstallation = 1_000;
let lastNumber = 0;

/** Installations that nobody has seen yet: budgets and caches of earlier measurements don't touch them. */
export function newInstallations(count: number): readonly number[] {
  return Array.from({ length: count }, () => (lastInstallation += 1));
}

/** Pull requests that nobody has seen yet, spread over the installations in turn. */
export function newSubjects(installations: readonly number[], count: number): readonly Subject[] {
  return Array.from({ length: count }, (_, index) => ({
    installationId: installations[index % installations.length] ?? 0,
    number: (lastNumber += 1),
  }));
}

/**
 * Has the server get to know installations as it would within their first minute: installed, their account's
 * defaults read, and one pull request checked, so that tokens are there.
 */
export async function introduce(
  github: GitHubProcess,
  server: ServerProcess,
  installations: readonly number[],
): Promise<void> {
  await sendAll(server.port, installations.map(installationCreated), 8);
  const subjects = newSubjects(installations, installations.length);
  const checks = github.checksOf(subjects.map(keyOf));
  await Promise.all([checks, sendAll(server.port, subjects.map(pullRequestOpened), 8)]);
}
