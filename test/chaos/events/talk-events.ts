import type { CheckRun, Comment, PullRequest } from '../../../src/sandbox/store/entities.ts';
import { runsAt } from '../../e2e/harness.ts';
import { openPulls, type Tenant } from '../world/tenants.ts';
import { anyOf, type ChaosEvent, type Scene } from './event.ts';

/** What people say on pull requests, and press on their checks. */
export const TALK_EVENTS: readonly ChaosEvent[] = [
  { name: 'ask for a recheck', weight: 6, happen: saying(() => '/baton recheck') },
  { name: 'waive', weight: 4, happen: saying(({ secret }) => `/baton waive rationale ${secret} wants it`) },
  { name: 'waive as a hotfix', weight: 2, happen: saying(() => '/baton waive runbook hotfix orders lost') },
  { name: 'ask for help', weight: 2, happen: saying(() => '/baton help') },
  { name: 'ask for a report', weight: 1, happen: saying(() => '/baton report') },
  { name: 'mistype', weight: 2, happen: saying(() => '/baton wave rational') },
  { name: 'chat', weight: 4, happen: saying(({ secret }) => `Looks good to ${secret}.`) },
  { name: 'edit a comment', weight: 3, happen: editComment },
  { name: 'delete a comment', weight: 3, happen: deleteComment },
  { name: 'delete a comment of the app', weight: 1, happen: deleteOwnComment },
  {
    name: 're-run a check',
    weight: 4,
    happen: onCheck((run, { github }) => github.as('anna').rerequestCheck(run)),
  },
  {
    name: 're-run all checks',
    weight: 2,
    happen: onCheck((run, { github }) => github.as('anna').rerequestSuite(run.suite)),
  },
  { name: 'press a button', weight: 4, happen: onCheck(press) },
];

function saying(textOf: (tenant: Tenant) => string): (scene: Scene) => boolean {
  return ({ github, tenant, chance }) => {
    const pull = anyOf(openPulls(tenant), chance);
    if (pull === null) return false;
    // A stranger can't even see a private repository.
    const others = tenant.repository.isPrivate ? ['fiona'] : ['fiona', 'visitor'];
    github.as(chance.pick(['anna', 'anna', 'lazar', ...others])).comment(pull, textOf(tenant));
    return true;
  };
}

function editComment({ github, tenant, chance }: Scene): boolean {
  const comment = anyOf(humanComments(tenant), chance);
  if (comment === null) return false;
  github.as('anna').editComment(comment, chance.pick([`${comment.body} `, '/baton recheck', 'Never mind.']));
  return true;
}

function deleteComment({ github, tenant, chance }: Scene): boolean {
  const comment = anyOf(humanComments(tenant), chance);
  if (comment !== null) github.as('anna').deleteComment(comment);
  return comment !== null;
}

function deleteOwnComment({ github, tenant, chance }: Scene): boolean {
  const own = openPulls(tenant).flatMap(({ comments }) => comments.filter(({ appId }) => appId !== null));
  const comment = anyOf(own, chance);
  if (comment !== null) github.as('anna').deleteComment(comment);
  return comment !== null;
}

function humanComments(tenant: Tenant): Comment[] {
  return openPulls(tenant).flatMap(({ comments }) => comments.filter(({ appId }) => appId === null));
}

function onCheck(happen: (run: CheckRun, scene: Scene) => unknown): (scene: Scene) => Promise<boolean> {
  return async (scene) => {
    const pull = anyOf(openPulls(scene.tenant), scene.chance);
    const run = pull === null ? undefined : newestRun(pull);
    if (run === undefined || run.status !== 'completed') return false;
    return (await happen(run, scene)) !== false;
  };
}

function newestRun(pull: PullRequest): CheckRun | undefined {
  return runsAt(pull.repository, pull.headSha).at(-1);
}

/** fiona may not, but GitHub lets her. */
function press(run: CheckRun, { github, chance }: Scene): boolean {
  const button = anyOf(run.actions, chance);
  if (button === null) return false;
  github.as(chance.pick(['anna', 'lazar', 'fiona'])).pressButton(run, button.identifier);
  return true;
}
