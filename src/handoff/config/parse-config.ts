import type { Document } from 'yaml';
import { type ConfigIssue, configIssues } from './config-issues.ts';
import type { ConfigProblem } from './config-problem.ts';
import { configSchema, type PartialConfig } from './config-schema.ts';
import { contradictions } from './contradictions.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { type ConfigPath, locateKey, locateValue } from './locate-in-yaml.ts';
import { existingPath, prune, valueAt } from './prune.ts';
import { readYaml, type YamlSource } from './read-yaml.ts';

/**
 * A config file, read. `config` holds every key that is valid, also where others are not; it is null where
 * nothing of the file counts (`losesWholeFile`), and empty for an empty file. Problems stand in the text's order.
 */
export interface ParsedConfig {
  readonly config: PartialConfig | null;
  readonly problems: readonly ConfigProblem[];
}

/** `shared` is a file that others build on: an organisation's, or one that `extends` names. */
export type ConfigRole = 'repository' | 'shared';

/** Reads a `baton.yml`. Never throws, and takes time linear in the text: what is wrong is told with its place. */
export function parseConfig(text: string, role: ConfigRole = 'repository'): ParsedConfig {
  const source = readYaml(text);
  const { document } = source;
  if (document === null || source.problems.length > 0) return { config: null, problems: source.problems };
  if (source.value === null || source.value === undefined) return { config: {}, problems: [] };
  if (typeof source.value !== 'object' || Array.isArray(source.value)) {
    return { config: null, problems: [notAMap(source, document)] };
  }
  const { config, issues } = validate(source.value);
  const problems = [
    ...duplicates(source, document),
    ...issues.map((issue) => locate(issue, source, document)),
    ...(role === 'shared' && config.extends !== undefined ? [chained(source, document)] : []),
  ];
  const { extends: _, ...own } = config;
  return { config: role === 'shared' ? own : config, problems: problems.sort(byPlace) };
}

/** More rounds than parts can hang on each other: a list's entry, the list, its map. */
const MOST_ROUNDS = 8;

/** Leaves out what the schema refuses, until it takes the rest. Tells only what the text itself has. */
function validate(written: object): { config: PartialConfig; issues: readonly ConfigIssue[] } {
  let value: unknown = withoutEmpty(written);
  let issues: readonly ConfigIssue[] | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = configSchema.safeParse(value);
    const found = result.success ? contradictions(result.data) : configIssues(result.error.issues, value);
    // What comes up later only follows from what was left out, apart from the contradictions of valid values.
    const isNew = issues === null || result.success;
    if (isNew) issues = [...(issues ?? []), ...found];
    if (result.success && found.length === 0) return { config: result.data, issues: issues ?? [] };
    value = prune(
      value,
      found.map(({ path }) => existingPath(value, path)),
    );
  }
  return { config: {}, issues: issues ?? [] };
}

/** A key with nothing behind it, such as a section whose lines are all commented out, is not told. */
function withoutEmpty(value: object): unknown {
  const result = configSchema.safeParse(value);
  if (result.success) return value;
  const empty = configIssues(result.error.issues, value)
    .filter(
      ({ kind, path }) =>
        kind === 'wrong-value' && typeof path.at(-1) === 'string' && valueAt(value, path) === null,
    )
    .map(({ path }) => path);
  return prune(value, empty);
}

function locate(issue: ConfigIssue, { position }: YamlSource, document: Document): ConfigProblem {
  const { kind, path, expected, nearest } = issue;
  const span = kind === 'unknown-key' ? locateKey(document, path) : locateValue(document, path);
  const base = { path: renderPath(path), expected, ...position(span.start, span.end) };
  return kind === 'unknown-key' ? { kind, nearest, ...base } : { kind, ...base };
}

function duplicates({ position }: YamlSource, document: Document): ConfigProblem[] {
  return duplicateKeys(document.contents).map(({ path, start, end }) => ({
    kind: 'duplicate-key',
    path: renderPath(path),
    expected: 'every key once; the last one counts',
    ...position(start, end),
  }));
}

function chained({ position }: YamlSource, document: Document): ConfigProblem {
  const { start, end } = locateKey(document, ['extends']);
  return {
    kind: 'chained-extends',
    path: 'extends',
    expected: 'it only in the file of the repository itself, so that no file leads to a third',
    ...position(start, end),
  };
}

function notAMap({ position }: YamlSource, document: Document): ConfigProblem {
  const { start, end } = locateValue(document, []);
  return {
    kind: 'not-a-map',
    path: '',
    expected: 'keys such as `rules:` at the start of a line',
    ...position(start, end),
  };
}

/** Names of keys as Baton uses them; what else stands as a key may be anything, also a secret. */
const KEY_NAME = /^[A-Za-z]{1,24}$/;

function renderPath(path: ConfigPath): string {
  return path.reduce<string>((rendered, step) => {
    if (typeof step === 'number') return `${rendered}[${step}]`;
    const name = KEY_NAME.test(step) ? step : '…';
    return rendered === '' ? name : `${rendered}.${name}`;
  }, '');
}

function byPlace(left: ConfigProblem, right: ConfigProblem): number {
  return left.line - right.line || left.column - right.column;
}
