import type { ConfigIssue } from './config-issues.ts';
import type { PartialConfig } from './config-schema.ts';

/** Values that are valid each for itself, but not beside each other in one file. */
export function contradictions(config: PartialConfig): ConfigIssue[] {
  return [...datesInOrder(config), ...systemsByName(config)];
}

function datesInOrder({ engagement }: PartialConfig): ConfigIssue[] {
  const { started, ends } = engagement ?? {};
  // ISO dates sort as texts.
  if (started === undefined || ends === undefined || ends > started) return [];
  return [issue(['engagement', 'ends'], 'a date after `engagement.started`')];
}

function systemsByName({ systems }: PartialConfig): ConfigIssue[] {
  const names = (systems ?? []).map((system) => system.name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [issue(['systems', index, 'name'], 'a name that no other system has')] : [],
  );
}

function issue(path: ConfigIssue['path'], expected: string): ConfigIssue {
  return { kind: 'wrong-value', path, expected, nearest: null };
}
