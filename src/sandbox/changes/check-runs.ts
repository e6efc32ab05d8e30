import { renderCheckRun, renderCheckSuite } from '../render/check.ts';
import type {
  Account,
  App,
  CheckAction,
  CheckAnnotation,
  CheckRun,
  CheckSuite,
  Repository,
} from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';

/** The body of creating or updating a check run, in REST's own words and already validated. */
export interface CheckRunInput {
  readonly name?: string;
  readonly head_sha?: string;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly CheckAnnotation[];
  };
  readonly actions?: readonly CheckAction[];
}

/** The suite of an App at a commit, made on first use. */
export function ensureCheckSuite(
  world: World,
  repository: Repository,
  app: App,
  headSha: string,
): CheckSuite {
  const suites = repository.suitesBySha.get(headSha) ?? [];
  const known = suites.find((suite) => suite.app === app);
  if (known) return known;
  const id = world.store.nextId();
  const suite: CheckSuite = register(world.store, {
    kind: 'CheckSuite',
    id,
    nodeId: nodeIdOf('CS', id),
    repository,
    app,
    headSha,
    headBranch: branchAt(repository, headSha),
    createdAt: world.now(),
    checkRuns: [],
    isReset: false,
  });
  repository.suitesBySha.set(headSha, [...suites, suite]);
  return suite;
}

/** Creates a check run for an App. The commit must exist. */
export function createCheckRun(
  world: World,
  repository: Repository,
  app: App,
  sha: string,
  input: CheckRunInput,
): CheckRun {
  const suite = ensureCheckSuite(world, repository, app, sha);
  const id = world.store.nextId();
  const run: CheckRun = register(world.store, {
    kind: 'CheckRun',
    id,
    nodeId: nodeIdOf('CR', id),
    suite,
    name: input.name ?? '',
    externalId: '',
    detailsUrl: `https://github.com/apps/${app.slug}`,
    status: 'queued',
    conclusion: null,
    startedAt: null,
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  });
  suite.checkRuns.push(run);
  world.store.checkRuns.set(id, run);
  fill(world, run, input);
  run.startedAt ??= world.now();
  emitCheckRun(world, run, 'created', app.bot);
  if (run.status === 'completed') completed(world, run, app);
  return run;
}

/** Updates a check run; annotations are appended, as GitHub does. */
export function updateCheckRun(world: World, run: CheckRun, input: CheckRunInput): void {
  const wasCompleted = run.status === 'completed';
  fill(world, run, input);
  if (run.status === 'completed' && !wasCompleted) completed(world, run, run.suite.app);
}

/** Has a `check_run` event delivered. */
export function emitCheckRun(
  world: World,
  run: CheckRun,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const checkRun = { ...renderCheckRun(run, world), check_suite: { ...suiteStub(run.suite) } };
  world.emit({
    name: 'check_run',
    action,
    repository: run.suite.repository,
    sender,
    payload: { check_run: checkRun, ...extra },
  });
}

/** Has a `check_suite` event delivered. */
export async function emitCheckSuite(
  world: World,
  suite: CheckSuite,
  action: string,
  sender: Account,
): Promise<void> {
  const rendered = await renderCheckSuite(suite, world);
  world.emit({
    name: 'check_suite',
    action,
    repository: suite.repository,
    sender,
    payload: { check_suite: rendered },
  });
}

function completed(world: World, run: CheckRun, app: App): void {
  run.suite.isReset = false;
  emitCheckRun(world, run, 'completed', app.bot);
}

function fill(world: World, run: CheckRun, input: CheckRunInput): void {
  const { output } = input;
  run.name = input.name ?? run.name;
  run.externalId = input.external_id ?? run.externalId;
  run.detailsUrl = input.details_url ?? run.detailsUrl;
  run.startedAt = input.started_at ? inSeconds(input.started_at) : run.startedAt;
  const isCompleted = input.conclusion !== undefined || input.status === 'completed';
  run.status = isCompleted ? 'completed' : (input.status ?? run.status);
  if (isCompleted) {
    run.conclusion = input.conclusion ?? run.conclusion;
    run.completedAt = inSeconds(input.completed_at ?? world.now());
  } else if (input.status !== undefined) {
    run.conclusion = null;
    run.completedAt = null;
  }
  if (output) {
    run.title = output.title ?? run.title;
    run.summary = output.summary ?? run.summary;
    run.text = output.text ?? run.text;
    run.annotations.push(...(output.annotations ?? []));
  }
  run.actions = input.actions ?? run.actions;
}

/** GitHub keeps no fractions of seconds. */
function inSeconds(time: string): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function suiteStub(suite: CheckSuite): Record<string, unknown> {
  const { id, nodeId, headBranch, headSha, createdAt } = suite;
  return { id, node_id: nodeId, head_branch: headBranch, head_sha: headSha, created_at: createdAt };
}

/** Null for a fork's head, which is on no branch of this repository. */
function branchAt(repository: Repository, sha: string): string | null {
  for (const [ref, tip] of repository.git.refs) {
    if (tip === sha && ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  }
  return null;
}
