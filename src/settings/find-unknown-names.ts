import { nearestWord } from '../handoff/config/nearest-word.ts';
import type { Environment } from './environment.ts';
import { VARIABLES } from './variables.ts';

const PREFIX = 'BATON_';
const KNOWN = VARIABLES.flatMap(({ names }) => names).filter((name) => name.startsWith(PREFIX));

/** Kubernetes sets such names for every service that is called `baton` or begins so. */
const OF_KUBERNETES = /^BATON_(\w+_)?(SERVICE|PORT)(_|$)/;

/**
 * Tells of names that begin like Baton's own and mean nothing: a problem where one was misspelt, since its value would be ignored,
 * else only a warning.
 */
export function findUnknownNames(env: Environment, problems: string[], warnings: string[]): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith(PREFIX) || KNOWN.includes(name) || OF_KUBERNETES.test(name)) continue;
    // Without the prefix: else every short name would be near.
    const near = nearestWord(
      name.slice(PREFIX.length),
      KNOWN.map((known) => known.slice(PREFIX.length)),
    );
    if (near === null) warnings.push(`${name}: Baton knows no such setting and ignores it`);
    else problems.push(`${name}: Baton knows no such setting; did you mean ${PREFIX}${near}?`);
  }
}
