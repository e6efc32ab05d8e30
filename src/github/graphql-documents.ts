import { CONFIG_FILE_QUERY } from './fetch-config-file.ts';
import { MERGE_GROUP_QUERY } from './fetch-merge-group.ts';
import { namedIssuesQuery } from './fetch-named-issues.ts';
import { OPEN_PULL_REQUESTS_QUERY } from './fetch-open-pull-requests.ts';
import { OWN_CHECK_QUERY } from './fetch-own-check-run.ts';
import { MINIMIZE_COMMENT, UNMINIMIZE_COMMENT } from './minimize-comment.ts';
import { HEAD_COMMIT_QUERY, MORE_OF_PULL_REQUEST_QUERY, PULL_REQUEST_QUERY } from './pull-request-query.ts';

/** Every query and mutation that is sent to GitHub, so that each can be held against the official schema. */
export const GRAPHQL_DOCUMENTS: readonly string[] = [
  PULL_REQUEST_QUERY,
  HEAD_COMMIT_QUERY,
  MORE_OF_PULL_REQUEST_QUERY,
  namedIssuesQuery(2),
  OPEN_PULL_REQUESTS_QUERY,
  CONFIG_FILE_QUERY,
  MERGE_GROUP_QUERY,
  OWN_CHECK_QUERY,
  MINIMIZE_COMMENT,
  UNMINIMIZE_COMMENT,
];
