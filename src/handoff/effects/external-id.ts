import type { RuleId } from '../finding.ts';
import type { RuleRecord, RuleRecords } from './rule-record.ts';

/**
 * What a check run was made for and what it showed, kept in its `external_id`: GitHub names no pull requests for
 * forks and none at all for merge groups (github-facts 2.4), and nobody but the app can write it.
 */

const PULL_REQUESTS =
  /^pr:(\d{1,10}(?:,\d{1,10}){0,99}) (?:unread|([0-9a-f]{16}) ([0-9a-f]{16}))(?: recheck:(\d{1,18}))?(?: rules:([a-z]{2}(?:,[a-z]{2}){0,24}))?( silent)?$/;
const MERGE_GROUP = /^merge-group:([0-9a-f]{40,64}) (\S{1,1000})( unread)?$/;

/** Every expression of this file, for the test of blow-up. */
export const EXTERNAL_ID_PATTERNS = [PULL_REQUESTS, MERGE_GROUP] as const;

/** Ids have room for a hundred pull requests as well: a rule and its state take a letter each. */
const RULE_LETTERS: Readonly<Record<RuleId, string>> = {
  rationale: 'r',
  decision: 'd',
  runbook: 'b',
  context: 'c',
  phase: 'f',
  plan: 'p',
  config: 'g',
};
const STATE_LETTERS: Readonly<Record<RuleRecord, string>> = {
  passed: 'p',
  'not-applicable': 'n',
  unknown: 'u',
  warned: 'w',
  failed: 'f',
  waived: 'v',
  hotfix: 'h',
};

/** The record of a run for one pull request, or for several that share a head. */
export interface PullRequestRecord {
  /** Ascending. */
  readonly numbers: readonly number[];
  /** Digests of all that was shown, and of the annotations alone; null where nothing could be read yet. */
  readonly shown: { readonly content: string; readonly annotations: string } | null;
  /** Database id of the newest comment whose `/baton recheck` this run, or one before it, has followed. */
  readonly recheckedFor: number | null;
  /** The app's comment was deleted by somebody at this head: it stays away (DESIGN 4). */
  readonly isSilent: boolean;
  /** What became of each rule; empty where nothing could be read yet, and in runs of older versions. */
  readonly rules: RuleRecords;
}

export interface MergeGroupRecord {
  readonly baseSha: string;
  readonly headRef: string;
  /** The run only says that nothing could be read yet. */
  readonly isUnread: boolean;
}

/** The record of a run for pull requests; null where the run was made for none. */
export function parsePullRequestRecord(externalId: string): PullRequestRecord | null {
  const match = PULL_REQUESTS.exec(externalId);
  if (match === null) return null;
  const [, numbers = '', content, annotations, recheckedFor, rules, silent] = match;
  return {
    numbers: numbers.split(',').map(Number),
    shown: content === undefined || annotations === undefined ? null : { content, annotations },
    recheckedFor: recheckedFor === undefined ? null : Number(recheckedFor),
    isSilent: silent !== undefined,
    rules: parseRules(rules ?? ''),
  };
}

/** At most a hundred pull requests are named: more than a hundred with one head are not made by people. */
export function formatPullRequestRecord(record: PullRequestRecord): string {
  const numbers = record.numbers
    .toSorted((a, b) => a - b)
    .slice(0, 100)
    .join(',');
  const shown = record.shown === null ? 'unread' : `${record.shown.content} ${record.shown.annotations}`;
  const recheck = record.recheckedFor === null ? '' : ` recheck:${record.recheckedFor}`;
  const rules = formatRules(record.rules);
  return `pr:${numbers} ${shown}${recheck}${rules}${record.isSilent ? ' silent' : ''}`;
}

/** What a newer version may have written and this one does not know is left out. */
function parseRules(text: string): PullRequestRecord['rules'] {
  const rules: Partial<Record<RuleId, RuleRecord>> = {};
  for (const pair of text.split(',')) {
    const rule = keyOf(RULE_LETTERS, pair.charAt(0));
    const state = keyOf(STATE_LETTERS, pair.charAt(1));
    if (rule !== undefined && state !== undefined) rules[rule] = state;
  }
  return rules;
}

/** In one order, whatever that of the record: equal records have equal ids. */
function formatRules(rules: PullRequestRecord['rules']): string {
  const pairs = (Object.keys(RULE_LETTERS) as RuleId[]).flatMap((rule) => {
    const state = rules[rule];
    return state === undefined ? [] : [`${RULE_LETTERS[rule]}${STATE_LETTERS[state]}`];
  });
  return pairs.length === 0 ? '' : ` rules:${pairs.join(',')}`;
}

function keyOf<Key extends string>(letters: Readonly<Record<Key, string>>, letter: string): Key | undefined {
  return (Object.keys(letters) as Key[]).find((key) => letters[key] === letter);
}

/** The merge group that a run was made for; null where it was made for none. */
export function parseMergeGroupRecord(externalId: string): MergeGroupRecord | null {
  const [, baseSha, headRef, unread] = MERGE_GROUP.exec(externalId) ?? [];
  if (baseSha === undefined || headRef === undefined) return null;
  return { baseSha, headRef, isUnread: unread !== undefined };
}

export function formatMergeGroupRecord({ baseSha, headRef, isUnread }: MergeGroupRecord): string {
  return `merge-group:${baseSha} ${headRef}${isUnread ? ' unread' : ''}`;
}
