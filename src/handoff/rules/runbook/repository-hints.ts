import type { RepositoryView } from '../../lookups/repository-view.ts';

/** What a repository shows of how it is run, to fill in a first runbook with. */
export interface RepositoryHints {
  /** File name of the workflow that deploys; null where none looks like it. */
  readonly deployWorkflow: string | null;
  readonly hasCompose: boolean;
  /** `make logs`, `npm run status` and the like: commands by the word they were found for. */
  readonly commands: readonly string[];
  /** Links to boards that the README has. */
  readonly boards: readonly string[];
  /** Owners of everything, else of anything, as CODEOWNERS writes them. */
  readonly owners: readonly string[];
}

const DEPLOY = /deploy|release|rollout|ship|publish|(?:^|[-_])cd[-_.]/i;
const COMPOSE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;
const HELPFUL = /^(?:logs?|status|health|healthcheck|ps|monitor|rollback|deploy|restart)(?:[:_-]\w+)?$/i;
const BOARD =
  /https?:\/\/[^\s)>\]"']{0,300}(?:grafana|datadoghq|dashboard|sentry|kibana|cloudwatch|newrelic|honeycomb|langfuse|uptime|statuspage)[^\s)>\]"']{0,300}/gi;
const MAKE_TARGET = /^([A-Za-z][\w-]{0,40})\s?:(?![=:])/;
const OWNER = /^@[\w-]{1,100}(?:\/[\w.-]{1,100})?$/;

/** Every expression of this file, for the test of blow-up. */
export const HINT_PATTERNS = [DEPLOY, COMPOSE, HELPFUL, BOARD, MAKE_TARGET, OWNER] as const;

const MOST_EACH = 3;
const OWNERS_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Gathers hints. What is not looked up yet, or can't be, is left out. */
export function readHints(view: RepositoryView): RepositoryHints {
  const root = names(view, '');
  const workflows = names(view, '.github/workflows');
  const readme = root.find((name) => /^readme\.md$/i.test(name));
  return {
    deployWorkflow: workflows.find((name) => DEPLOY.test(name)) ?? null,
    hasCompose: root.some((name) => COMPOSE.test(name)),
    commands: [...makeTargets(root, view), ...scripts(root, view)].slice(0, MOST_EACH),
    boards:
      readme === undefined ? [] : [...new Set(textOf(view, readme).match(BOARD) ?? [])].slice(0, MOST_EACH),
    owners: ownersOf(root, view),
  };
}

function names(view: RepositoryView, folder: string): readonly string[] {
  const listing = view.listing(folder);
  return listing.kind === 'known' ? (listing.value ?? []).map(({ name }) => name) : [];
}

function textOf(view: RepositoryView, path: string): string {
  const file = view.file(path);
  return file.kind === 'known' && file.value?.text.kind === 'known' ? file.value.text.value : '';
}

function makeTargets(root: readonly string[], view: RepositoryView): string[] {
  if (!root.includes('Makefile')) return [];
  return textOf(view, 'Makefile')
    .split('\n')
    .flatMap((line) => MAKE_TARGET.exec(line)?.[1] ?? [])
    .filter((target) => HELPFUL.test(target))
    .map((target) => `make ${target}`);
}

function scripts(root: readonly string[], view: RepositoryView): string[] {
  if (!root.includes('package.json')) return [];
  try {
    const manifest = JSON.parse(textOf(view, 'package.json') || '{}') as { scripts?: unknown } | null;
    const own = typeof manifest?.scripts === 'object' ? Object.keys(manifest.scripts ?? {}) : [];
    return own.filter((name) => HELPFUL.test(name)).map((name) => `npm run ${name}`);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function ownersOf(root: readonly string[], view: RepositoryView): string[] {
  const candidates = OWNERS_FILES.filter((path) => root.includes(path.split('/', 1)[0] ?? ''));
  const text = candidates.map((path) => textOf(view, path)).find((one) => one !== '') ?? '';
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  const all = lines.findLast(([pattern]) => pattern === '*');
  const owners = (all ?? lines.find(([pattern = '#']) => !pattern.startsWith('#')) ?? []).slice(1);
  return owners.filter((owner) => OWNER.test(owner)).slice(0, MOST_EACH);
}
