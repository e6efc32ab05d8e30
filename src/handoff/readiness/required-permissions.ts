/** A permission that the App asks for (app.yml), and what is missing without it. */
export interface RequiredPermission {
  readonly name: string;
  readonly level: 'read' | 'write';
  /** What it would bring: a clause of Markdown after a colon. */
  readonly brings: string;
}

/** Every permission of app.yml: a test compares the two. */
export const REQUIRED_PERMISSIONS: readonly RequiredPermission[] = [
  { name: 'checks', level: 'write', brings: 'the check on every pull request' },
  { name: 'contents', level: 'read', brings: 'reading runbooks, plan and config' },
  { name: 'discussions', level: 'write', brings: 'the weekly report in Discussions' },
  { name: 'issues', level: 'write', brings: 'phases, drills and the list of what is missing' },
  { name: 'members', level: 'read', brings: 'telling who belongs to a team' },
  { name: 'merge_queues', level: 'read', brings: 'checks in the merge queue' },
  { name: 'metadata', level: 'read', brings: 'everything' },
  { name: 'pull_requests', level: 'write', brings: 'reading and answering pull requests' },
];

/** What the account has not accepted, as `NAME: LEVEL`; empty where GitHub does not tell what it has. */
export function missingPermissions(granted: Readonly<Record<string, string>> | null): string[] {
  if (granted === null) return [];
  return REQUIRED_PERMISSIONS.filter(({ name, level }) => !isEnough(granted[name], level)).map(
    ({ name, level }) => `${name}: ${level}`,
  );
}

function isEnough(granted: string | undefined, level: 'read' | 'write'): boolean {
  return granted === 'write' || granted === 'admin' || granted === level;
}
