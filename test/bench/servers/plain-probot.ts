import { createServer } from 'node:http';
import { type Context, createNodeMiddleware, Probot, ProbotOctokit } from 'probot';
import { APP_ID, WEBHOOK_SECRET } from '../world.ts';
import { listen } from './listen.ts';

/** What the same rule needs, in the shape in which most apps would ask for it. */
const QUERY = `
query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      title body state isDraft headRefOid baseRefName author { login }
      labels(first: 100) { nodes { name } }
      files(first: 100) { nodes { path changeType } }
      closingIssuesReferences(first: 20) { nodes { number title body } }
      comments(last: 100) { nodes { author { login } body lastEditedAt } }
    }
  }
}`;

interface Answer {
  readonly repository: { readonly pullRequest: { readonly body: string; readonly headRefOid: string } };
}

/** The app that a good tutorial ends with: one read, one write, in the handler, and nothing durable. */
async function check(context: Context<'pull_request'>): Promise<void> {
  const { repository, number } = context.payload;
  const at = { owner: repository.owner.login, repo: repository.name };
  const answer = await context.octokit.graphql<Answer>(QUERY, { ...at, number });
  const { pullRequest } = answer.repository;
  const isExplained = /because|\bwhy\b|so that/i.test(pullRequest.body);
  await context.octokit.rest.checks.create({
    ...at,
    name: 'Plain',
    head_sha: pullRequest.headRefOid,
    status: 'completed',
    conclusion: isExplained ? 'success' : 'failure',
    output: {
      title: isExplained ? 'A reason is given' : 'No reason is given',
      summary: 'Whether the description says why.',
    },
  });
}

const middleware = await createNodeMiddleware(
  (app) => {
    app.on('pull_request', check);
  },
  {
    probot: new Probot({
      appId: APP_ID,
      privateKey: process.env['PRIVATE_KEY'] ?? '',
      secret: WEBHOOK_SECRET,
      baseUrl: process.env['GITHUB_API_URL'] ?? '',
      logLevel: 'error',
      // By default all writes of the process are spaced one second apart; only this form turns that off.
      Octokit: ProbotOctokit.defaults((options: object) => ({ ...options, throttle: { enabled: false } })),
    }),
  },
);

listen(
  createServer((request, response) => {
    void middleware(request, response);
  }),
);
