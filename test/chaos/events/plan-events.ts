import type { Issue } from '../../../src/sandbox/store/entities.ts';
import { GOOD_CONTEXT } from '../../documents.ts';
import { ownIssues } from '../world/tenants.ts';
import { METRICS } from '../world/texts.ts';
import { anyOf, type ChaosEvent, type Scene } from './event.ts';

/** What happens to plans, phases, documents and the config. */
export const PLAN_EVENTS: readonly ChaosEvent[] = [
  { name: 'report a metric', weight: 8, happen: onPhase(reportMetric) },
  { name: 'tick a deliverable', weight: 4, happen: onPhase(tick) },
  { name: 'decide', weight: 2, happen: onPhase(decide) },
  { name: 'write below a phase', weight: 2, happen: onPhase(writeBelow) },
  { name: 'close a phase or open it again', weight: 1, happen: onPhase(closeOrReopen) },
  { name: 'edit the setup issue', weight: 1, happen: editSetup },
  { name: 'say a command on another issue', weight: 1, happen: sayElsewhere },
  { name: 'push to main', weight: 8, happen: pushToMain },
];

function onPhase(happen: (issue: Issue, scene: Scene) => unknown): (scene: Scene) => Promise<boolean> {
  return async (scene) => {
    const issue = anyOf(ownIssues(scene.tenant, '<!-- baton:phase:'), scene.chance);
    return issue !== null && (await happen(issue, scene)) !== false;
  };
}

function reportMetric(issue: Issue, { github, chance }: Scene): void {
  const who = chance.pick(['lazar', 'anna', 'fiona']);
  github.as(who).comment(issue, `/baton metric ${chance.pick(METRICS)} 0.${10 + chance.below(90)}`);
}

function tick(issue: Issue, { github }: Scene): boolean {
  const body = issue.body.includes('- [ ]')
    ? issue.body.replace('- [ ]', '- [x]')
    : issue.body.replace('- [x]', '- [ ]');
  if (body === issue.body) return false;
  github.as('anna').editIssue(issue, { body });
  return true;
}

function decide(issue: Issue, { github, tenant, chance }: Scene): void {
  const choice = chance.pick(['agreed', 'continue', 'stop']);
  github
    .as(chance.pick(['fiona', 'anna', 'lazar']))
    .comment(issue, `/baton decide ${choice} ${tenant.secret}`);
}

function writeBelow(issue: Issue, { github, tenant }: Scene): void {
  github.as('anna').editIssue(issue, { body: `${issue.body}\n\nA note of ${tenant.secret}.` });
}

async function closeOrReopen(issue: Issue, { github }: Scene): Promise<void> {
  const anna = github.as('anna');
  await (issue.state === 'open' ? anna.close(issue) : anna.reopen(issue));
}

function editSetup({ github, tenant, chance }: Scene): boolean {
  const issue = anyOf(ownIssues(tenant, '<!-- baton:setup -->'), chance);
  if (issue !== null)
    github.as('anna').editIssue(issue, { body: `${issue.body}\n\nSeen by ${tenant.secret}.` });
  return issue !== null;
}

function sayElsewhere({ github, tenant, chance }: Scene): boolean {
  const issue = github.as('anna').createIssue(tenant.repository, { title: `A question ${tenant.secret}` });
  github.as('anna').comment(issue, chance.pick(['/baton help', '/baton metric nDCG@5 0.7']));
  return true;
}

/** The plan, a document or the config; on top of what is there once something was merged. */
async function pushToMain({ github, tenant, chance }: Scene): Promise<boolean> {
  const { repository, commits } = tenant;
  const tip = repository.git.commitOf('HEAD');
  const isOnTrack = tip === (commits.main[tenant.mainSteps - 1] ?? commits.first);
  const sha = commits.main[tenant.mainSteps];
  if (isOnTrack && sha === undefined) return false;
  tenant.mainSteps += 1;
  const changes = { 'CONTEXT.md': `${GOOD_CONTEXT}\nSeen at ${tenant.secret} ${chance.below(1_000)}.\n` };
  await github.as('anna').push(repository, isOnTrack && sha !== undefined ? { sha } : { changes });
  return true;
}
