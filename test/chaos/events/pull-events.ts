import type { PullRequest } from '../../../src/sandbox/store/entities.ts';
import type { Chance } from '../random.ts';
import { openPulls, type Tenant } from '../world/tenants.ts';
import { NO_REASONS, REASONS } from '../world/texts.ts';
import { anyOf, type ChaosEvent, type Scene } from './event.ts';

/** So that a judgement of all of them stays cheap. */
const MOST_OPEN = 3;

/** What happens to pull requests. */
export const PULL_EVENTS: readonly ChaosEvent[] = [
  { name: 'open', weight: 14, happen: open },
  { name: 'open from a fork', weight: 2, happen: openFromFork },
  { name: 'open with a head that another has', weight: 1, happen: openTwin },
  { name: 'edit the description', weight: 20, happen: onOpen(editBody) },
  { name: 'edit the title', weight: 4, happen: onOpen(editTitle) },
  { name: 'push', weight: 14, happen: onOpen(push) },
  { name: 'label', weight: 6, happen: onOpen(label) },
  { name: 'turn into a draft or back', weight: 6, happen: onOpen(turn) },
  { name: 'close', weight: 4, happen: onOpen((pull, { github }) => github.as('lazar').close(pull)) },
  { name: 'reopen', weight: 4, happen: reopen },
  { name: 'merge', weight: 4, happen: onOpen(merge) },
];

async function open({ github, tenant, chance }: Scene): Promise<boolean> {
  if (openPulls(tenant).length >= MOST_OPEN) return false;
  const pull = await github.as(chance.pick(['lazar', 'anna'])).openPullRequest(tenant.repository, {
    title: titleOf(tenant, chance),
    body: bodyOf(tenant, chance),
    headSha: freeHead(tenant, chance),
    baseSha: tenant.commits.first,
    draft: chance.oneIn(8),
  });
  tenant.pulls.push(pull);
  return true;
}

async function openFromFork({ github, tenant, chance }: Scene): Promise<boolean> {
  if (tenant.repository.isPrivate || openPulls(tenant).length >= MOST_OPEN) return false;
  const pull = await github.as('visitor').openPullRequest(tenant.repository, {
    title: titleOf(tenant, chance),
    body: bodyOf(tenant, chance),
    headSha: freeHead(tenant, chance),
    baseSha: tenant.commits.first,
  });
  tenant.pulls.push(pull);
  return true;
}

/** Two pull requests of one head share its check. */
async function openTwin({ github, tenant, chance }: Scene): Promise<boolean> {
  const first = anyOf(openPulls(tenant), chance);
  if (first === null || first.headRepository !== tenant.repository) return false;
  if (openPulls(tenant).length >= MOST_OPEN) return false;
  const branch = `twin-${first.number}-${chance.below(1_000_000)}`;
  const pull = await github.as('anna').openPullRequest(tenant.repository, {
    title: titleOf(tenant, chance),
    body: bodyOf(tenant, chance),
    head: branch,
    headSha: first.headSha,
  });
  tenant.pulls.push(pull);
  return true;
}

function editBody(pull: PullRequest, { github, tenant, chance }: Scene): Promise<void> {
  return github.as('lazar').editPullRequest(pull, { body: bodyOf(tenant, chance) });
}

function editTitle(pull: PullRequest, { github, tenant, chance }: Scene): Promise<void> {
  return github.as('lazar').editPullRequest(pull, { title: titleOf(tenant, chance) });
}

/**
 * Not to one of two that share a head: the check that the other keeps would go on naming both until its next event, and
 * asking at each push who else had the old head would cost every push a query.
 */
async function push(pull: PullRequest, { github, tenant, chance }: Scene): Promise<boolean> {
  const sharing = openPulls(tenant).filter(({ headSha }) => headSha === pull.headSha);
  if (sharing.length > 1) return false;
  const who = pull.author.login === 'visitor' ? 'visitor' : 'lazar';
  await github.as(who).pushToPullRequest(pull, { sha: freeHead(tenant, chance) });
  return true;
}

async function label(pull: PullRequest, { github, chance }: Scene): Promise<void> {
  const name = chance.pick(['bug', 'skip-rationale', 'later']);
  const has = pull.labels.some((each) => each.name === name);
  await (has ? github.as('anna').unlabel(pull, name) : github.as('anna').label(pull, name));
}

function turn(pull: PullRequest, { github }: Scene): Promise<void> {
  const lazar = github.as('lazar');
  return pull.isDraft ? lazar.readyForReview(pull) : lazar.convertToDraft(pull);
}

async function reopen({ github, tenant, chance }: Scene): Promise<boolean> {
  const closed = tenant.pulls.filter(({ state, mergedAt }) => state === 'closed' && mergedAt === null);
  const pull = anyOf(closed, chance);
  if (pull === null || openPulls(tenant).length >= MOST_OPEN) return false;
  await github.as('lazar').reopen(pull);
  return true;
}

async function merge(pull: PullRequest, { github, chance }: Scene): Promise<boolean> {
  if (pull.isDraft) return false;
  await github.as('anna').merge(pull, chance.pick(['merge', 'squash']));
  return true;
}

function onOpen(
  happen: (pull: PullRequest, scene: Scene) => Promise<unknown>,
): (scene: Scene) => Promise<boolean> {
  return async (scene) => {
    const pull = anyOf(openPulls(scene.tenant), scene.chance);
    return pull !== null && (await happen(pull, scene)) !== false;
  };
}

function titleOf({ secret }: Tenant, chance: Chance): string {
  return `Retry the client ${secret} ${chance.below(1_000)}`;
}

function bodyOf({ secret }: Tenant, chance: Chance): string {
  const text = chance.pick([...REASONS, ...NO_REASONS]);
  const reported = chance.oneIn(8) ? `\n\nMetric: nDCG@5 0.${50 + chance.below(50)}` : '';
  return text === '' ? '' : `${text}\n\nSee ${secret}.${reported}`;
}

/** One that no open pull request has: those that share a check are made on purpose. */
function freeHead(tenant: Tenant, chance: Chance): string {
  const used = new Set(openPulls(tenant).map(({ headSha }) => headSha));
  return chance.pick(tenant.commits.heads.filter((sha) => !used.has(sha)));
}
