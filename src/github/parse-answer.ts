import { GitHubError } from './github-error.ts';

/** The JSON of an answer; throws a `GitHubError` to try again by where it is none, since it must have broken off. */
export function parseAnswer(
  text: unknown,
  route: string,
  revive?: (key: string, value: unknown, context?: { readonly source?: string }) => unknown,
): unknown {
  try {
    return JSON.parse(String(text), revive);
  } catch {
    throw brokenOff(route);
  }
}

/** For an answer that is not what it should be: cut, or some intermediary's. */
export function brokenOff(route: string): GitHubError {
  const reason = 'the answer broke off';
  return new GitHubError({ failure: { kind: 'transient' }, route, status: null, reason });
}
