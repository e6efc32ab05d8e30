/**
 * What a check run was made for, kept in its `external_id`: GitHub names no pull requests for forks, and none at
 * all for merge groups (github-facts 2.4).
 */

const PULL_REQUESTS = /^pr:(\d{1,10})(?:,|\s|$)/;
const MERGE_GROUP = /^merge-group:([0-9a-f]{40,64}) (\S{1,1000})( unread)?$/;

/** Every expression of this file, for the test of blow-up. */
export const EXTERNAL_ID_PATTERNS = [PULL_REQUESTS, MERGE_GROUP] as const;

export interface MergeGroupId {
  readonly baseSha: string;
  readonly headRef: string;
}

/** The first pull request that a run was made for; null where it was made for none. */
export function parsePullRequestId(externalId: string): number | null {
  const number = PULL_REQUESTS.exec(externalId)?.[1];
  return number === undefined ? null : Number(number);
}

/** The merge group that a run was made for; null where it was made for none. */
export function parseMergeGroupId(externalId: string): MergeGroupId | null {
  const [, baseSha, headRef] = MERGE_GROUP.exec(externalId) ?? [];
  return baseSha === undefined || headRef === undefined ? null : { baseSha, headRef };
}

/** The external id of a merge group's run; `isUnread` where it only says that nothing could be read yet. */
export function formatMergeGroupId({ baseSha, headRef }: MergeGroupId, isUnread = false): string {
  return `merge-group:${baseSha} ${headRef}${isUnread ? ' unread' : ''}`;
}

/** The external id of a pull request's run that only says that nothing could be read yet. */
export function formatUnreadId(number: number): string {
  return `pr:${number} unread`;
}

/** True for a run that only says that nothing could be read yet. */
export function isUnreadId(externalId: string): boolean {
  return externalId.endsWith(' unread');
}
