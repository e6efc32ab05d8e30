import type { z } from 'zod';
import type { ConfigProblem } from './config-problem.ts';
import { KEY_SEPARATOR } from './config-values.ts';
import type { ConfigPath } from './locate-in-yaml.ts';
import { nearestWord } from './nearest-word.ts';
import { valueAt } from './prune.ts';

type Kind = 'unknown-key' | 'missing-key' | 'wrong-value';

/** An issue of the schema with one path: a problem that lacks only its place in the text. */
export interface ConfigIssue {
  readonly kind: Extract<ConfigProblem['kind'], Kind>;
  readonly path: ConfigPath;
  readonly expected: string;
  readonly nearest: string | null;
}

/** Makes the schema's issues one for each key, with the words of the union's branch that was probably meant. */
export function configIssues(issues: readonly z.core.$ZodIssue[], value: unknown): ConfigIssue[] {
  return firstOfEachPath(issues.flatMap((issue) => flatten(issue, [], value)));
}

function flatten(issue: z.core.$ZodIssue, parent: ConfigPath, value: unknown): ConfigIssue[] {
  const path = [...parent, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(path, key, issue.message));
  const found = valueAt(value, path);
  if (
    issue.code === 'invalid_union' &&
    typeof found === 'object' &&
    found !== null &&
    !Array.isArray(found)
  ) {
    const meant = issue.errors.find(
      (branch) => !branch.some(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys'),
    );
    if (meant !== undefined) return meant.flatMap((inner) => flatten(inner, path, value));
  }
  const kind = found === undefined ? 'missing-key' : 'wrong-value';
  return [{ kind, path, expected: issue.message, nearest: null }];
}

function unknownKey(path: ConfigPath, key: string, known: string): ConfigIssue {
  const keys = known.split(KEY_SEPARATOR);
  return {
    kind: 'unknown-key',
    path: [...path, key],
    expected: `one of ${keys.map((name) => `\`${name}\``).join(', ')}`,
    nearest: nearestWord(key, keys),
  };
}

function firstOfEachPath(issues: readonly ConfigIssue[]): ConfigIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => {
    const key = JSON.stringify(path);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
