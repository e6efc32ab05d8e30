import { GitHubError } from './github-error.ts';

/** The JSON of an answer; throws a `GitHubError` to try again by where it is none, since it must have broken off. */
export function parseAnswer(text: unknown, route: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    const reason = 'the answer broke off';
    throw new GitHubError({ failure: { kind: 'transient' }, route, status: null, reason });
  }
}
