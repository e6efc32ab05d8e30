import type { Issue } from '../../../src/sandbox/store/entities.ts';
import { commentsOf, runsAt } from '../../e2e/harness.ts';
import { isServed, openPulls, type Tenant } from '../world/tenants.ts';

const REPORT = /^<!-- baton:report:(\S+) -->/;
const PHASE = /^<!-- baton:phase:(\S+) -->/;
const DRILL = /^<!-- baton:drill:\S+ -->/;
const COMMAND = /^\/baton/;

/** Nothing that the App makes is there twice, nor missing, nor unfinished; each sentence is a promise that was broken. */
export function findDoubles(tenants: readonly Tenant[]): string[] {
  return tenants.flatMap((tenant) =>
    [...checksOf(tenant), ...commentsOn(tenant), ...issuesOf(tenant), ...reportsOf(tenant)].map(
      (sentence) => `${tenant.repository.owner.login}/${tenant.repository.name} ${sentence}`,
    ),
  );
}

/** Every open head has exactly one check that counts, the newest, and none is unfinished. */
function checksOf(tenant: Tenant): string[] {
  const expected = isServed(tenant) && tenant.hears !== 'suspended';
  return openPulls(tenant).flatMap(({ repository, headSha, number }) => {
    const runs = runsAt(repository, headSha);
    const unfinished = runs.filter(({ status }) => status !== 'completed').length;
    return [
      ...(runs.length === 0 && expected ? [`#${number} has no check at its head`] : []),
      ...(unfinished > 0 ? [`#${number} has ${unfinished} unfinished checks`] : []),
    ];
  });
}

/** At most one comment, and each command answered once; nobody is there to answer what came while the App was away. */
function commentsOn(tenant: Tenant): string[] {
  return tenant.pulls.flatMap((pull) => {
    const own = commentsOf(pull).length;
    const commands = pull.comments.filter(({ appId, body }) => appId === null && COMMAND.test(body));
    const answers = commands.map(({ id, reactions }) => ({
      id,
      count: reactions.filter(({ user }) => user.kind === 'Bot').length,
    }));
    const mustAnswer = isServed(tenant) && tenant.hears === 'all' && pull.state === 'open';
    return [
      ...(own > 1 ? [`#${pull.number} has ${own} comments`] : []),
      ...answers.flatMap(({ id, count }) => {
        if (count > 1) return [`#${pull.number} answered comment ${id} ${count} times`];
        return count === 0 && mustAnswer ? [`#${pull.number} did not answer comment ${id}`] : [];
      }),
    ];
  });
}

/** One issue and one milestone a phase, one setup issue, one drill at once. */
function issuesOf(tenant: Tenant): string[] {
  const { threads, milestones } = tenant.repository;
  const own = [...threads.values()].filter(
    (thread): thread is Issue => thread.kind === 'Issue' && thread.appId !== null,
  );
  const phases = own.flatMap(({ body }) => PHASE.exec(body)?.[1] ?? []);
  const titles = [...milestones.values()].map(({ title }) => title);
  const setups = own.filter(({ body }) => body.startsWith('<!-- baton:setup -->')).length;
  const standing = own.filter(({ body }) => body.startsWith('<!-- baton:report -->')).length;
  const drills = own.filter(({ body, state }) => state === 'open' && DRILL.test(body)).length;
  return [
    ...repeated(phases).map((id) => `has more than one issue of phase ${id}`),
    ...repeated(titles).map((title) => `has more than one milestone "${title}"`),
    ...(setups > 1 ? [`has ${setups} setup issues`] : []),
    ...(standing > 1 ? [`has ${standing} issues for reports`] : []),
    ...(drills > 1 ? [`has ${drills} drills at once`] : []),
  ];
}

function reportsOf({ repository }: Tenant): string[] {
  const weeks = [...repository.discussions.values()].flatMap(({ body }) => REPORT.exec(body)?.[1] ?? []);
  return repeated(weeks).map((week) => `has more than one report of ${week}`);
}

function repeated(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
