import { createHmac } from 'node:crypto';
import {
  APP_ID,
  BODY,
  headShaOf,
  keyOf,
  ownerOf,
  REPOSITORY_NAME,
  repositoryIdOf,
  type Subject,
  TITLE,
  WEBHOOK_SECRET,
} from './world.ts';

/** A signed webhook request, ready to be sent. */
export interface Delivery {
  /** Whole HTTP request without a Host header's port: the same bytes go to every server. */
  readonly request: Buffer;
  /** The pull request it is about; empty for an installation. */
  readonly key: string;
}

let lastDelivery = 0;

/** `pull_request.opened` of about 24 KB, as GitHub sends it: three whole repositories are in it. */
export function pullRequestOpened(subject: Subject): Delivery {
  const { installationId, number } = subject;
  const repository = repositoryPayload(installationId);
  const url = `${repository.url}/pulls/${number}`;
  const user = userPayload('anna', 99);
  const branch = (ref: string, sha: string) => ({
    label: `${ownerOf(installationId)}:${ref}`,
    ref,
    sha,
    user: repository.owner,
    repo: repository,
  });
  const payload = {
    action: 'opened',
    number,
    pull_request: {
      ...urlsOf(url, PULL_REQUEST_URLS),
      id: installationId * 1_000 + number,
      node_id: `PR_${number}`,
      number,
      state: 'open',
      locked: false,
      title: TITLE,
      user,
      body: BODY,
      created_at: '2026-11-20T10:00:00Z',
      updated_at: '2026-11-20T10:00:00Z',
      draft: false,
      labels: [],
      head: branch(`retry-${number}`, headShaOf(subject)),
      base: branch('main', '0'.repeat(40)),
      changed_files: 12,
      merged: false,
    },
    repository,
    organization: { ...userPayload(ownerOf(installationId), installationId), description: null },
    sender: user,
    installation: { id: installationId, node_id: `I_${installationId}` },
  };
  return { request: sign('pull_request', payload), key: keyOf(subject) };
}

/** `installation.created` for an account that has chosen no repository yet. */
export function installationCreated(installationId: number): Delivery {
  const account = userPayload(ownerOf(installationId), installationId);
  const payload = {
    action: 'created',
    installation: { id: installationId, account, app_id: APP_ID, repository_selection: 'selected' },
    // None yet: judging all their open pull requests is not what is measured here.
    repositories: [],
    sender: account,
  };
  return { request: sign('installation', payload), key: '' };
}

function sign(event: string, payload: object): Buffer {
  const body = Buffer.from(JSON.stringify(payload));
  const signature = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
  const head = [
    'POST /api/github/webhooks HTTP/1.1',
    'Host: localhost',
    'User-Agent: GitHub-Hookshot/1234567',
    'Content-Type: application/json',
    `X-GitHub-Event: ${event}`,
    `X-GitHub-Delivery: 00000000-0000-4000-8000-${String((lastDelivery += 1)).padStart(12, '0')}`,
    `X-Hub-Signature-256: sha256=${signature}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

function repositoryPayload(installationId: number) {
  const owner = ownerOf(installationId);
  const fullName = `${owner}/${REPOSITORY_NAME}`;
  const url = `https://api.github.com/repos/${fullName}`;
  return {
    ...urlsOf(url, REPOSITORY_URLS),
    id: repositoryIdOf(installationId),
    node_id: `R_${installationId}`,
    name: REPOSITORY_NAME,
    full_name: fullName,
    private: true,
    owner: userPayload(owner, installationId),
    url,
    default_branch: 'main',
    created_at: '2024-01-01T00:00:00Z',
    topics: [],
    visibility: 'private',
    open_issues_count: 12,
  };
}

function userPayload(login: string, id: number) {
  const url = `https://api.github.com/users/${login}`;
  return { ...urlsOf(url, USER_URLS), login, id, node_id: `U_${id}`, type: 'User', site_admin: false, url };
}

function urlsOf(base: string, names: string): Record<string, string> {
  return Object.fromEntries(
    names.split(' ').map((name) => [`${name}_url`, `${base}/${name}{/other_${name}}`]),
  );
}

const USER_URLS =
  'avatar html followers following gists starred subscriptions organizations repos events received_events';
const REPOSITORY_URLS =
  'html forks keys collaborators teams hooks issue_events events assignees branches tags blobs git_tags git_refs ' +
  'trees statuses languages stargazers contributors subscribers subscription commits git_commits comments ' +
  'issue_comment contents compare merges archive downloads issues pulls milestones notifications labels releases ' +
  'deployments git ssh clone svn';
const PULL_REQUEST_URLS = 'html diff patch issue commits review_comments review_comment comments statuses';
