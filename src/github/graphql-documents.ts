import { MINIMIZE_COMMENT, REMOVE_REACTION, UNMINIMIZE_COMMENT } from './comment-mutations.ts';
import { CREATE_DISCUSSION, UPDATE_DISCUSSION } from './discussion-mutations.ts';
import { closingIssuesQuery } from './fetch-closing-issues.ts';
import { CONFIG_FILE_QUERY } from './fetch-config-file.ts';
import { EDITORS_QUERY } from './fetch-editors.ts';
import { ISSUE_QUERY } from './fetch-issue-facts.ts';
import { MERGE_GROUP_QUERY } from './fetch-merge-group.ts';
import { MERGED_QUERY } from './fetch-merged-pull-requests.ts';
import { namedIssuesQuery } from './fetch-named-issues.ts';
import { OPEN_HEADS_QUERY } from './fetch-open-heads.ts';
import { OPEN_PULL_REQUESTS_QUERY } from './fetch-open-pull-requests.ts';
import { OWN_CHECK_QUERY } from './fetch-own-check-run.ts';
import { SETUP_QUERY } from './fetch-setup-facts.ts';
import { TEAM_QUERY } from './fetch-team-members.ts';
import { TRACES_QUERY } from './fetch-traces.ts';
import { lookupQuery, type QueriedLookup } from './lookup-query.ts';
import {
  MORE_MILESTONES_QUERY,
  MORE_PHASE_COMMENTS_QUERY,
  MORE_PHASE_ISSUES_QUERY,
  PHASE_ISSUE_QUERY,
  PHASES_QUERY,
} from './phase-query.ts';
import { HEAD_COMMIT_QUERY, MORE_OF_PULL_REQUEST_QUERY, pullRequestQuery } from './pull-request-query.ts';
import { MORE_READINESS_QUERY, readinessQuery } from './readiness-query.ts';

const SCOPE = { owner: '', repo: '', baseRefName: '', baseSha: '', headSha: '' };

const EVERY_LOOKUP: readonly QueriedLookup[] = [
  { kind: 'entry', path: 'a' },
  { kind: 'file', side: 'base', path: 'a' },
  { kind: 'blob-id', path: 'a' },
  { kind: 'listing', path: 'a' },
  { kind: 'folder-files', path: 'a' },
  { kind: 'versions', path: 'a' },
  { kind: 'text-versions', path: 'a' },
  { kind: 'changes-since', path: 'a', since: '2026-01-01T00:00:00Z' },
  { kind: 'merges-since', since: '2026-01-01T00:00:00Z' },
  { kind: 'past-confirmations' },
  { kind: 'phase-issues' },
];

/** Every query and mutation that is sent to GitHub, so that each can be held against the official schema. */
export const GRAPHQL_DOCUMENTS: readonly string[] = [
  pullRequestQuery(0),
  pullRequestQuery(2),
  lookupQuery(SCOPE, EVERY_LOOKUP).text,
  HEAD_COMMIT_QUERY,
  MORE_OF_PULL_REQUEST_QUERY,
  namedIssuesQuery(2),
  OPEN_PULL_REQUESTS_QUERY,
  OPEN_HEADS_QUERY,
  TRACES_QUERY,
  CONFIG_FILE_QUERY,
  SETUP_QUERY,
  ISSUE_QUERY,
  MERGE_GROUP_QUERY,
  OWN_CHECK_QUERY,
  MINIMIZE_COMMENT,
  UNMINIMIZE_COMMENT,
  REMOVE_REACTION,
  PHASES_QUERY,
  MORE_PHASE_ISSUES_QUERY,
  MORE_MILESTONES_QUERY,
  PHASE_ISSUE_QUERY,
  MORE_PHASE_COMMENTS_QUERY,
  MERGED_QUERY,
  EDITORS_QUERY,
  TEAM_QUERY,
  readinessQuery(0),
  readinessQuery(6),
  MORE_READINESS_QUERY,
  closingIssuesQuery(50),
  CREATE_DISCUSSION,
  UPDATE_DISCUSSION,
];
