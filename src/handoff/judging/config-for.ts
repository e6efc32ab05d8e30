import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Unparsable } from './judge-pull-request.ts';

/**
 * The config that a pull request is judged by. One that can't be parsed in time counts as broken: the built-in
 * defaults hold, and the rule `config` says so.
 */
export function configFor({ configFiles }: PullRequestFacts, unparsable: readonly Unparsable[]): Config {
  const isReadable = !unparsable.includes('config');
  return resolveConfig({
    organisation: isReadable ? (configFiles.organisation ?? null) : null,
    extended: isReadable ? (configFiles.extended ?? null) : null,
    repository: isReadable ? configFiles.repository : null,
  });
}
