/** Where in a config file something is wrong: 1-based, columns in UTF-16 units, the end is exclusive. */
export interface ConfigPosition {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface ProblemBase extends ConfigPosition {
  /** The key concerned, such as `rules.runbook.maxAgeDays` or `systems[0].paths[1]`; empty: the whole file. */
  readonly path: string;
  /** What was expected there: Markdown by Baton, never the value that was found, which may be a secret. */
  readonly expected: string;
}

/**
 * One thing that is wrong in a config file. `syntax`, `too-large`, `too-complex`, `several-documents` and
 * `not-a-map` concern the whole file, of which then nothing counts; the others cost only the key they name.
 */
export type ConfigProblem = ProblemBase &
  (
    | { readonly kind: 'syntax' }
    | { readonly kind: 'too-large' }
    | { readonly kind: 'too-complex' }
    | { readonly kind: 'several-documents' }
    | { readonly kind: 'not-a-map' }
    /** The last of the values with this key counts. */
    | { readonly kind: 'duplicate-key' }
    /** `nearest` is the known key that was probably meant. */
    | { readonly kind: 'unknown-key'; readonly nearest: string | null }
    | { readonly kind: 'missing-key' }
    | { readonly kind: 'wrong-value' }
    /** An `extends` in a file that others build on. */
    | { readonly kind: 'chained-extends' }
  );

/** Says in one clause of Markdown what is wrong and what was expected. */
export function describeConfigProblem(problem: ConfigProblem): string {
  const key = problem.path === '' ? 'the file' : `\`${problem.path}\``;
  switch (problem.kind) {
    case 'syntax':
      return `this is not valid YAML: expected ${problem.expected}`;
    case 'too-large':
    case 'too-complex':
      return `the file is too large to be read safely: expected ${problem.expected}`;
    case 'several-documents':
    case 'not-a-map':
      return `the file is not one map of keys: expected ${problem.expected}`;
    case 'duplicate-key':
      return `${key} is written twice: expected ${problem.expected}`;
    case 'unknown-key':
      return problem.nearest === null
        ? `${key} is not a key that Baton knows: expected ${problem.expected}`
        : `${key} is not a key that Baton knows: did you mean \`${problem.nearest}\`?`;
    case 'missing-key':
      return `${key} is missing: expected ${problem.expected}`;
    case 'wrong-value':
      return `${key} has a value that does not fit: expected ${problem.expected}`;
    case 'chained-extends':
      return `\`extends\` does not count here: expected ${problem.expected}`;
  }
}

/** Whether nothing of the file could be used; else only the keys that the problems name are left out. */
export function losesWholeFile(problem: ConfigProblem): boolean {
  switch (problem.kind) {
    case 'syntax':
    case 'too-large':
    case 'too-complex':
    case 'several-documents':
    case 'not-a-map':
      return true;
    case 'duplicate-key':
    case 'unknown-key':
    case 'missing-key':
    case 'wrong-value':
    case 'chained-extends':
      return false;
  }
}
