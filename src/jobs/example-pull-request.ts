import type { DecisionInput } from '../handoff/effects/decide.ts';
import type { RepositoryFile } from '../handoff/facts.ts';
import type { LookedUp } from '../handoff/lookups/lookup.ts';
import { contextRule } from '../handoff/rules/context/context-rule.ts';
import type { RuleExample } from '../handoff/rules/rule.ts';
import { runbookRule } from '../handoff/rules/runbook/runbook-rule.ts';

/** A pull request with this description, in a repository whose documents are those that the rules show. */
export function examplePullRequest({ title, text }: RuleExample): DecisionInput {
  const url = 'https://github.com/acme/answers';
  return {
    pullRequests: [
      {
        now: '2026-06-10T12:00:00.000Z',
        appLogin: 'baton',
        repository: {
          id: 1,
          nodeId: 'R_1',
          owner: 'acme',
          name: 'answers',
          url,
          defaultBranch: 'main',
          isPrivate: true,
          hasIssuesEnabled: true,
        },
        pullRequest: {
          nodeId: 'PR_1',
          number: 1,
          title,
          body: text,
          url: `${url}/pull/1`,
          state: 'open',
          isDraft: false,
          isFork: false,
          author: { login: 'anna', isBot: false },
          headSha: 'a'.repeat(40),
          headRefName: 'answers',
          headRepositoryUrl: url,
          baseRefName: 'main',
          baseSha: 'b'.repeat(40),
          milestone: null,
          labels: known([]),
          files: known(FILES.map((path) => ({ path, change: 'modified' as const }))),
          linkedIssues: known([]),
          areNamedIssuesRead: true,
          commands: known([]),
          siblings: [],
        },
        setupIssue: known(null),
        presses: [],
        lookedUp: LOOKED_UP,
        configFiles: { repository: null, head: null },
        ownComment: null,
        ownCommentDeletedAt: null,
        ownCheckRun: null,
      },
    ],
    wish: { rerunOf: null, checksOnly: false, operator: null },
    unparsable: [],
  };
}

const FILES = ['src/answers.ts', 'src/answers.test.ts', 'src/questions/ask.ts', 'src/questions/read.ts'];

const RUNBOOK = document('RUNBOOK.md', runbookRule.passing);
const CONTEXT = document('CONTEXT.md', contextRule.passing);

const LOOKED_UP: LookedUp = {
  'listing ': known([RUNBOOK, CONTEXT].map(({ path }) => ({ name: path, kind: 'file' as const }))),
  ...answersOn(RUNBOOK),
  ...answersOn(CONTEXT),
};

function document(path: string, [example]: readonly RuleExample[]): RepositoryFile {
  return { path, sha: path, text: known(example?.text ?? '') };
}

function answersOn(file: RepositoryFile): LookedUp {
  const { path } = file;
  const version = {
    commitSha: 'b'.repeat(40),
    committedAt: '2026-06-01T12:00:00Z',
    author: 'anna',
    blobSha: file.sha,
  };
  return { [`file base ${path}`]: known(file), [`versions ${path}`]: known([version]) };
}

function known<T>(value: T) {
  return { kind: 'known', value } as const;
}
