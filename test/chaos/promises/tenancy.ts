import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { Tenant } from '../world/tenants.ts';

/** Who may not be named in logs. */
const PEOPLE = /\b(?:lazar|anna|fiona|visitor)\b/;
/** What tokens look like, and keys. */
const CREDENTIALS = /ghs_|eyJ[\w-]{20}|PRIVATE KEY/;
const SECRET_WORD = /zq[0-9a-f]{6}\d+qz/g;

/** Nothing of one tenant stands in another, and each token was good for one repository; sentences on what was broken. */
export function findLeaks(github: StandIn, tenants: readonly Tenant[]): string[] {
  return [...tenants.flatMap(foreignWords), ...wideTokens(github)];
}

function foreignWords({ secret, repository }: Tenant): string[] {
  const words = textsOf(repository).flatMap((text) => text.match(SECRET_WORD) ?? []);
  const foreign = [...new Set(words)].filter((word) => word !== secret);
  return foreign.map((word) => `${repository.owner.login} shows the word ${word} of another tenant`);
}

/** Everything that anybody can read there. */
function textsOf({ threads, discussions, suitesBySha, milestones }: Tenant['repository']): string[] {
  const runs = [...suitesBySha.values()].flat().flatMap(({ checkRuns }) => checkRuns);
  return [
    ...[...threads.values()].flatMap(({ title, body, comments }) => [
      title,
      body,
      ...comments.map((each) => each.body),
    ]),
    ...[...discussions.values()].flatMap(({ title, body }) => [title, body]),
    ...[...milestones.values()].flatMap(({ title, description }) => [title, description ?? '']),
    ...runs.flatMap(({ title, summary, text, annotations }) => [
      title ?? '',
      summary ?? '',
      text ?? '',
      JSON.stringify(annotations),
    ]),
  ];
}

/** Every request about a repository that came with a token that holds came with a token for one repository alone. */
function wideTokens({ requests }: StandIn): string[] {
  return requests.all
    .filter(({ path }) => path.startsWith('/repos/') || path.endsWith('/graphql'))
    .filter(
      ({ installationId, tokenRepositoryIds }) => installationId !== null && tokenRepositoryIds?.length !== 1,
    )
    .map(
      ({ method, path, operation }) =>
        `${method} ${operation ?? path} came with a token not narrowed to one repository`,
    );
}

/** Logs hold ids: no text of users, no login, no secret. */
export function findInLogs(output: string, webhookSecret: string): string[] {
  const lines = output.split('\n');
  const has = (what: string, isFound: (line: string) => boolean): string[] => {
    const line = lines.find(isFound);
    return line === undefined ? [] : [`A log has ${what}: ${line.slice(0, 300)}`];
  };
  return [
    ...has('the text of a user', (line) => line.search(SECRET_WORD) >= 0),
    ...has('a login', (line) => PEOPLE.test(line)),
    ...has('a credential', (line) => CREDENTIALS.test(line) || line.includes(webhookSecret)),
  ];
}
