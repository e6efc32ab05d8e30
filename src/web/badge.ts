import { makeBadge } from 'badge-maker';
import type { Route } from './server.ts';

/** The score of a repository that anybody may see; `total` is null where it is withheld. */
export interface BadgeScore {
  readonly total: number | null;
}

/** GitHub's image proxy and browsers ask again after this time. */
const CACHE_SECONDS = 300;

/** From these scores on: what a reader takes for good, middling and bad. */
const GOOD = 80;
const FAIR = 50;

/**
 * `GET /badge/:owner/:file`: the readiness score as an image. A repository that Baton does not know, a private one and one
 * that does not report publicly look alike, down to the headers.
 */
export function badge(scoreOf: (owner: string, repo: string) => Promise<BadgeScore | null>): Route {
  return async (_request, response, { owner = '', file = '' }) => {
    const repo = file.endsWith('.svg') ? file.slice(0, -'.svg'.length) : '';
    const score = isName(owner) && isName(repo) ? await scoreOf(owner, repo) : null;
    response
      .writeHead(200, {
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': `public, max-age=${CACHE_SECONDS}`,
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'x-content-type-options': 'nosniff',
      })
      .end(renderBadge(score?.total ?? null));
  };
}

/** GitHub's names hold nothing else; the longest is a repository's, 100 characters. */
function isName(text: string): boolean {
  return /^[\w.-]{1,100}$/.test(text);
}

function renderBadge(total: number | null): string {
  return makeBadge({
    label: 'handover readiness',
    message: total === null ? 'unknown' : `${total} / 100`,
    color: total === null ? 'lightgrey' : colorOf(total),
  });
}

function colorOf(total: number): string {
  if (total >= GOOD) return 'brightgreen';
  return total >= FAIR ? 'yellow' : 'orange';
}
