import type { LoggedRequest, RequestLog } from '../../../src/sandbox/request-log.ts';

/** GitHub's secondary limits of one installation (github-facts 6.3). */
const MOST_AT_ONCE = 100;
const MOST_REST_POINTS_A_MINUTE = 900;
const MOST_GRAPHQL_POINTS_A_MINUTE = 2_000;
const MOST_CREATIONS_A_MINUTE = 80;
const MOST_CREATIONS_AN_HOUR = 500;

const MINUTE_MS = 60_000;
const READ_POINTS = 1;
const WRITE_POINTS = 5;

/** What makes something that people are told of. */
const CREATES = /\/(?:issues|comments|milestones|check-runs|labels|reactions)$/;
const CREATING_FIELDS = ['createDiscussion', 'addDiscussionComment', 'addComment'];

/** No installation was asked for more than GitHub allows; sentences on what was broken. */
export function findBrokenLimits(requests: RequestLog): string[] {
  const byInstallation = Map.groupBy(requests.all, ({ installationId }) => installationId);
  return [...byInstallation].flatMap(([installationId, all]) => {
    if (installationId === null) return [];
    const isGraphql = ({ path }: LoggedRequest): boolean => path.endsWith('/graphql');
    const creations = all.filter(isCreation);
    const found: readonly [string, number, number][] = [
      ['requests at once', mostAtOnce(all), MOST_AT_ONCE],
      [
        'REST points a minute',
        mostIn(
          MINUTE_MS,
          all.filter((each) => !isGraphql(each)),
          pointsOf,
        ),
        MOST_REST_POINTS_A_MINUTE,
      ],
      [
        'GraphQL points a minute',
        mostIn(MINUTE_MS, all.filter(isGraphql), pointsOf),
        MOST_GRAPHQL_POINTS_A_MINUTE,
      ],
      ['creations a minute', mostIn(MINUTE_MS, creations, () => 1), MOST_CREATIONS_A_MINUTE],
      ['creations an hour', mostIn(60 * MINUTE_MS, creations, () => 1), MOST_CREATIONS_AN_HOUR],
    ];
    return found
      .filter(([, count, most]) => count > most)
      .map(
        ([what, count, most]) => `Installation ${installationId} had ${count} ${what}; GitHub allows ${most}`,
      );
  });
}

function isCreation({ method, path, rootFields }: LoggedRequest): boolean {
  return (
    (method === 'POST' && CREATES.test(path)) || rootFields.some((field) => CREATING_FIELDS.includes(field))
  );
}

function pointsOf({ isWrite }: LoggedRequest): number {
  return isWrite ? WRITE_POINTS : READ_POINTS;
}

/** The most points in any window of that length; requests are in order of time. */
function mostIn(
  windowMs: number,
  requests: readonly LoggedRequest[],
  points: (request: LoggedRequest) => number,
): number {
  let most = 0;
  let sum = 0;
  let first = 0;
  for (const request of requests) {
    sum += points(request);
    for (
      let oldest = requests[first];
      oldest && oldest.at <= request.at - windowMs;
      oldest = requests[first]
    ) {
      sum -= points(oldest);
      first += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

function mostAtOnce(requests: readonly LoggedRequest[]): number {
  const moves = requests.flatMap(({ at, durationMs }) => [
    { at, step: 1 },
    { at: at + durationMs, step: -1 },
  ]);
  moves.sort((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  let most = 0;
  for (const { step } of moves) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}
