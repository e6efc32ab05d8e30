import type { RepositoryFile } from '../handoff/facts.ts';
import { DRILL_LABEL, REPORT_LABEL } from '../handoff/readiness/label-names.ts';
import type { ReadinessFacts } from '../handoff/readiness/readiness-facts.ts';
import { type FirstAnswer, fetchReadinessAnswer, type ReadinessWish } from './fetch-readiness-answer.ts';
import {
  createPurse,
  fetchReadinessPages,
  fetchReportComments,
  type Purse,
} from './fetch-readiness-pages.ts';
import { entriesOf } from './read-nodes.ts';
import { readCommits } from './read-readiness-commits.ts';
import { readMerges, readOpenPullRequests } from './read-readiness-merges.ts';
import { type CommentedIssue, readDrills, readReportIssue, readReports } from './read-readiness-reports.ts';
import { readConfigFile, readTip } from './read-readiness-tip.ts';
import { readRepository } from './read-repository.ts';
import { type Backlogs, beginBacklogs } from './readiness-backlogs.ts';
import type { RepositoryClient } from './repository-client.ts';

const DAY_MS = 86_400_000;
/** Within which somebody who changed or reviewed an area knows it (DESIGN 6). */
const KNOWLEDGE_DAYS = 90;
/** Merges within them are asked for a rationale, and what the app's check said. */
const CHECKS_DAYS = 30;
/** Thirteen weeks: a trend of twelve, and this one. */
const REPORTS_DAYS = 91;
/** What the reading of one repository may cost of the hourly budget. */
const MOST_POINTS = 25;

type ToldFacts = Pick<
  ReadinessFacts,
  | 'appLogin'
  | 'repository'
  | 'hasDiscussionsEnabled'
  | 'lookedUp'
  | 'merges'
  | 'commits'
  | 'reports'
  | 'reportIssue'
  | 'categories'
  | 'drills'
  | 'labels'
  | 'openPullRequests'
>;

/** What the queries tell; the tip of the default branch is where further things are looked up. */
export interface ReadinessReading {
  /** Empty without a commit. */
  readonly baseSha: string;
  readonly facts: ToldFacts & { readonly configFile: RepositoryFile | null };
  /** Discussions are on, and the App lacks the permission for them: none was read. */
  readonly isDiscussionsForbidden?: true;
  /** What it cost of the hourly budget. */
  readonly points: number;
}

/**
 * Reads what a report is made of: one query, and one for every further hundred merges or commits, up to a bound. Null where
 * the repository is gone, or another one bears its name. Throws `GitHubError`, also where something could not be read that
 * would then be posted twice or counted wrongly.
 */
export async function fetchReadinessFacts(
  client: RepositoryClient,
  wish: ReadinessWish,
): Promise<ReadinessReading | null> {
  const nowMs = Date.parse(wish.now);
  const daysAgo = (days: number): number => nowMs - days * DAY_MS;
  // GitHub's times of commits have no milliseconds.
  const since = new Date(daysAgo(KNOWLEDGE_DAYS)).toISOString().replace(/\.\d+Z$/, 'Z');
  const purse = createPurse(MOST_POINTS);
  const first = await fetchReadinessAnswer(client, wish, since, purse);
  if (first === null) return null;
  const reportsSinceMs = daysAgo(REPORTS_DAYS);
  const backlogs = beginBacklogs(first, { nowMs, sinceMs: Date.parse(since), reportsSinceMs });
  const issues = await fetchReportIssues(client, wish, first, reportsSinceMs, purse);
  const { owner, repo, appId, repositoryId, documents } = wish;
  const baseSha = first.tip?.oid ?? '';
  const checksSinceMs = daysAgo(CHECKS_DAYS);
  await fetchReadinessPages(client, backlogs, { owner, repo, appId, baseSha, since, checksSinceMs }, purse);
  const { tip, problems } = first;
  return {
    baseSha,
    facts: {
      ...readParts(first, repositoryId),
      ...readLists(first, backlogs, repositoryId),
      configFile: readConfigFile(tip, problems),
      lookedUp: readTip(tip, documents, problems),
      reports: readReports(backlogs.discussions.nodes(), issues, {
        appLogin: first.appLogin,
        sinceMs: reportsSinceMs,
      }),
    },
    ...(first.isDiscussionsForbidden ? { isDiscussionsForbidden: true } : {}),
    points: purse.spent(),
  };
}

/** The app's own issues for reports, with the comments that may be reports. */
async function fetchReportIssues(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  { node }: FirstAnswer,
  sinceMs: number,
  purse: Purse,
): Promise<CommentedIssue[]> {
  const issues: CommentedIssue[] = [];
  for (const issue of entriesOf(node.reportIssues?.nodes)) {
    if (issue.viewerDidAuthor) issues.push(await fetchReportComments(client, at, { issue, sinceMs }, purse));
  }
  return issues;
}

function readLists(
  { node }: FirstAnswer,
  { merges, commits }: Backlogs,
  repositoryId: number,
): Pick<ToldFacts, 'merges' | 'commits' | 'openPullRequests'> {
  const defaultBranch = node.defaultBranchRef?.name ?? '';
  return {
    merges: readMerges(merges, { repositoryId, defaultBranch }),
    commits: readCommits(commits, repositoryId),
    openPullRequests: readOpenPullRequests(entriesOf(node.open?.nodes), repositoryId),
  };
}

function readParts({ node, appLogin, isDiscussionsForbidden }: FirstAnswer, repositoryId: number) {
  const { hasDiscussionsEnabled, reportLabel, drillLabel } = node;
  const isUsable = hasDiscussionsEnabled && !isDiscussionsForbidden;
  const categories = isUsable ? entriesOf(node.discussionCategories?.nodes) : [];
  return {
    appLogin,
    repository: readRepository(node, repositoryId),
    hasDiscussionsEnabled,
    reportIssue: readReportIssue(entriesOf(node.reportIssues?.nodes)),
    categories: categories.map(({ id, name, slug }) => ({ id, name, slug })),
    drills: readDrills(entriesOf(node.drillIssues?.nodes)),
    labels: [
      ...(reportLabel === null ? [] : [REPORT_LABEL.name]),
      ...(drillLabel === null ? [] : [DRILL_LABEL.name]),
    ],
  };
}
