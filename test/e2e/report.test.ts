import { describe, expect, it } from 'vitest';
import type { Discussion } from '../../src/sandbox/store/discussion.ts';
import type { Comment, Installation, Issue, Repository } from '../../src/sandbox/store/entities.ts';
import { asked, REASON, useStage } from './harness.ts';

/** The weekly report, from the installation through many weeks, over signed webhooks and real HTTP. */

const DAY_MS = 86_400_000;
/** A Wednesday of week 47, two days before the report is due. */
const WEDNESDAY = Date.parse('2026-11-18T09:00:00Z');
const FRIDAY = Date.parse('2026-11-20T16:00:05Z');

let now = WEDNESDAY;
const stage = useStage({ clock: () => now });

const CONFIG = `engagement: { engineers: [lazar], team: [anna], sponsor: [fiona] }
plan: off
`;

async function client(
  wish: { config?: string; isPublic?: true; files?: Record<string, string | null> } = {},
) {
  now = WEDNESDAY;
  const { isPublic, config = CONFIG, files = {} } = wish;
  return stage.repository({ files: { '.github/baton.yml': config, ...files }, isPrivate: isPublic !== true });
}

/** By the app, oldest first. */
const reportsOf = (repository: Repository): readonly Discussion[] =>
  stage.github.discussions(repository).filter(({ body }) => body.startsWith('<!-- baton:report:'));

const weeksOf = (repository: Repository): string[] =>
  reportsOf(repository).map(({ body }) => /^<!-- baton:report:(\S+) -->/.exec(body)?.[1] ?? 'none');

const issuesOf = (repository: Repository, label: string): Issue[] =>
  [...repository.threads.values()]
    .filter((thread) => thread.kind === 'Issue')
    .filter(({ labels }) => labels.some(({ name }) => name === label));

function installationOf({ owner }: Repository): Installation {
  const found = [...stage.github.store.installations.values()].find(({ account }) => account === owner);
  if (found === undefined) throw new Error('The App is not installed');
  return found;
}

/** Goes to a time, and waits for every report that is due by then. */
async function goTo(atMs: number, repository: Repository, reports: number): Promise<void> {
  now = atMs;
  await expect.poll(() => reportsOf(repository).length, { timeout: 15_000 }).toBe(reports);
  await stage.idle();
}

async function merge(repository: Repository, author: string, title: string, body = REASON): Promise<void> {
  const pull = await stage.github.as(author).openPullRequest(repository, {
    title,
    body,
    changes: { [`src/${title}.ts`]: `export {}; // ${title}\n` },
  });
  await stage.idle();
  await stage.github.as('anna').merge(pull, 'squash');
  await stage.idle();
}

function only(reports: readonly Discussion[]): Discussion {
  const [report] = reports;
  if (report === undefined || reports.length > 1) throw new Error(`There are ${reports.length} reports`);
  return report;
}

const reactions = ({ reactions: given }: Comment): string[] => given.map(({ content }) => content);

describe('the first report', () => {
  it('comes with the installation, once, in the category that is there', async () => {
    const repository = await client();
    const report = only(reportsOf(repository));
    expect(report.category.name).toBe('Announcements');
    expect(report.title).toBe('Readiness, week 46 of 2026: no number yet');
    expect(report.body).toContain('only 44 % of the score rests on evidence');
    expect(weeksOf(repository)).toEqual(['2026-W46']);
  });

  it('is not posted again where the App is installed anew', async () => {
    const repository = await client();
    stage.github.uninstall(installationOf(repository));
    await stage.idle();
    stage.github.install(repository.owner.login, { repositories: [repository] });
    await stage.idle();
    expect(weeksOf(repository)).toEqual(['2026-W46']);
  });

  it('goes to the category that the config names, whatever its case', async () => {
    const repository = await client({ config: `${CONFIG}report: { category: general }\n` });
    expect(only(reportsOf(repository)).category.name).toBe('General');
  });

  it.each(['mode: observe\n', 'mode: off\n'])('does not come with %s', async (mode) => {
    const repository = await client({ config: `${CONFIG}${mode}` });
    expect(reportsOf(repository)).toEqual([]);
    expect(issuesOf(repository, 'baton:report')).toEqual([]);
  });
});

describe('every week', () => {
  it('brings one report at its time, and another look brings none', async () => {
    const repository = await client();
    await merge(repository, 'anna', 'first');
    now = FRIDAY - 60_000;
    await stage.idle();
    expect(reportsOf(repository)).toHaveLength(1);
    await goTo(FRIDAY, repository, 2);
    expect(reportsOf(repository).at(-1)?.title).toMatch(/^Readiness, week 47 of 2026: \d+ \/ 100$/);
    await goTo(FRIDAY + 3_600_000, repository, 2);
    await merge(repository, 'anna', 'second');
    await goTo(FRIDAY + 7 * DAY_MS, repository, 3);
    expect(weeksOf(repository)).toEqual(['2026-W46', '2026-W47', '2026-W48']);
    expect(reportsOf(repository).at(-1)?.body).toContain('xychart-beta');
  });

  it('is made up for after a week without Baton, and says so', async () => {
    const repository = await client();
    await goTo(FRIDAY + 5 * DAY_MS, repository, 2);
    expect(weeksOf(repository)).toEqual(['2026-W46', '2026-W47']);
    expect(reportsOf(repository).at(-1)?.body).toMatch(/5 days late/);
    await goTo(FRIDAY + 7 * DAY_MS, repository, 3);
    expect(reportsOf(repository).at(-1)?.body).not.toMatch(/days late/);
  });

  it('costs one query and one mutation where nothing else has to be read', async () => {
    const repository = await client({ files: { 'docs/adr/0001-x.md': null } });
    stage.github.requests.clear();
    await goTo(FRIDAY, repository, 2);
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 1 });
  });

  it('names merges without a reason by their link, and no names', async () => {
    const repository = await client();
    await merge(repository, 'lazar', 'bare', '- Change things\n- Update tests');
    await merge(repository, 'lazar', 'reasoned');
    await goTo(FRIDAY, repository, 2);
    const body = reportsOf(repository).at(-1)?.body ?? '';
    const bare = [...repository.threads.values()].find(({ title }) => title === 'bare');
    const [, section = ''] =
      /<summary>[^<]*without a rationale[^<]*<\/summary>([\s\S]*?)<\/details>/i.exec(body) ?? [];
    expect(section).toContain(`/pull/${bare?.number}`);
    expect(section).not.toContain('reasoned');
    expect(section).not.toContain('lazar');
  });
});

describe('where GitHub fails', () => {
  it.each([
    { kind: 'error', status: 502, when: 'after' },
    { kind: 'drop', when: 'after' },
    { kind: 'error', status: 502, when: 'before' },
  ] as const)('half-way ($kind $when), there is one report all the same', async (fault) => {
    const repository = await client();
    stage.github.faults.add({ match: { operation: 'CreateDiscussion' }, fault });
    now = FRIDAY;
    await expect.poll(() => weeksOf(repository), { timeout: 20_000 }).toEqual(['2026-W46', '2026-W47']);
    await stage.idle();
    expect(weeksOf(repository)).toEqual(['2026-W46', '2026-W47']);
  });
});

describe('without Discussions', () => {
  it('the report is a comment on one standing issue', async () => {
    const repository = await client();
    const first = only(reportsOf(repository));
    stage.github.setDiscussions(repository, { isEnabled: false });
    now = FRIDAY;
    await expect.poll(() => issuesOf(repository, 'baton:report').length, { timeout: 15_000 }).toBe(1);
    await stage.idle();
    now = FRIDAY + 7 * DAY_MS;
    const [issue] = issuesOf(repository, 'baton:report');
    await expect.poll(() => issue?.comments.length, { timeout: 15_000 }).toBe(2);
    await stage.idle();
    expect(issuesOf(repository, 'baton:report')).toHaveLength(1);
    expect(issue?.body.split('\n', 1)[0]).toBe('<!-- baton:report -->');
    expect(issue?.comments.map(({ body }) => body.split('\n', 1)[0])).toEqual([
      '<!-- baton:report:2026-W47 -->',
      '<!-- baton:report:2026-W48 -->',
    ]);
    expect(issue?.comments[0]?.body).toMatch(/Discussions/);
    expect(reportsOf(repository)).toEqual([first]);
  });

  it('and without the permission, it says which one is missing', async () => {
    now = WEDNESDAY;
    const repository = await stage.github.createRepository({
      owner: 'forbidding',
      name: 'answers',
      isPrivate: true,
      files: { 'README.md': '# Answers\n', '.github/baton.yml': CONFIG },
      permissions: { anna: 'write' },
    });
    stage.github.install('forbidding', {
      repositories: [repository],
      permissions: {
        checks: 'write',
        contents: 'read',
        issues: 'write',
        members: 'read',
        merge_queues: 'read',
        metadata: 'read',
        pull_requests: 'write',
      },
    });
    await stage.idle();
    const [issue] = issuesOf(repository, 'baton:report');
    expect(issue?.comments).toHaveLength(1);
    expect(issue?.comments[0]?.body).toContain('discussions: write');
  });
});

describe('`/baton report`', () => {
  it('on an issue renews this week’s report in place', async () => {
    const repository = await client({ files: { 'CONTEXT.md': null } });
    const before = only(reportsOf(repository)).body;
    const issue = stage.github.as('anna').createIssue(repository, { title: 'Anything' });
    await stage.github.as('anna').push(repository, {
      changes: { 'CONTEXT.md': '# Context\n\n## State\n\nAnswers are live for two clients.\n' },
    });
    const comment = stage.github.as('anna').comment(issue, '/baton report');
    await stage.idle();
    const after = only(reportsOf(repository));
    expect(after.body).not.toBe(before);
    expect(after.body).toContain('CONTEXT.md');
    expect(reactions(comment)).toEqual(['THUMBS_UP']);
  });

  it('on a pull request does, too', async () => {
    const repository = await client();
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'One', body: REASON, changes: { 'a.ts': 'export {};\n' } });
    await stage.idle();
    await stage.github.as('anna').merge(pull, 'squash');
    const comment = stage.github.as('anna').comment(pull, '/baton report');
    await stage.idle();
    expect(reactions(comment)).toEqual(['THUMBS_UP']);
    expect(only(reportsOf(repository)).body).toContain(`/pull/${pull.number}`);
  });

  it('by somebody who may only read changes nothing, and says why', async () => {
    const repository = await client();
    const before = only(reportsOf(repository)).body;
    await merge(repository, 'anna', 'something');
    const issue = stage.github.as('anna').createIssue(repository, { title: 'Anything' });
    const comment = stage.github.as('fiona').comment(issue, '/baton report');
    await stage.idle();
    expect(reactions(comment)).toEqual(['CONFUSED']);
    expect(only(reportsOf(repository)).body).toBe(before);
    expect(issue.comments.at(-1)?.body).toMatch(/write permission/);
  });
});

describe('the history', () => {
  it('does not use a report that somebody else edited, and says so', async () => {
    const repository = await client();
    await goTo(FRIDAY, repository, 2);
    const [, second] = reportsOf(repository);
    if (second === undefined) throw new Error('No second report');
    stage.github.as('anna').editDiscussion(second, {
      body: second.body.replace(/total=\w+/, 'total=100'),
    });
    await goTo(FRIDAY + 7 * DAY_MS, repository, 3);
    const body = reportsOf(repository).at(-1)?.body ?? '';
    expect(body).toContain('edited');
    expect(body).not.toContain('| 100');
  });
});

describe('a public repository', () => {
  const badge = async (repository: Repository): Promise<string> => {
    const { owner, name } = repository;
    const response = await fetch(`${stage.baton.url}/badge/${owner.login}/${name}.svg`);
    return /<title>([^<]*)<\/title>/.exec(await response.text())?.[1] ?? '';
  };

  it('gets none unless its config asks for it, then with a badge until it is private', async () => {
    const repository = await client({ isPublic: true });
    expect(reportsOf(repository)).toEqual([]);
    expect(await badge(repository)).toBe('handover readiness: unknown');
    await stage.github.as('anna').push(repository, {
      changes: { '.github/baton.yml': `${CONFIG}report: { public: true }\n` },
    });
    await stage.idle();
    expect(await badge(repository)).toBe('handover readiness: unknown');
    await merge(repository, 'anna', 'first');
    await goTo(FRIDAY, repository, 2);
    const total = /(\d+) \/ 100/.exec(reportsOf(repository).at(-1)?.title ?? '')?.[1];
    expect(await badge(repository)).toBe(`handover readiness: ${total} / 100`);
    stage.github.setVisibility(repository, 'private');
    await stage.idle();
    expect(await badge(repository)).toBe('handover readiness: unknown');
  });
});

describe('a drill', () => {
  it('is asked for when it is due, is answered by somebody in-house alone, and counts', async () => {
    const repository = await client();
    const weeks = 13;
    for (let week = 0; week <= weeks; week += 1) {
      await goTo(FRIDAY + week * 7 * DAY_MS, repository, 2 + week);
    }
    const [drill, ...others] = issuesOf(repository, 'baton:drill');
    if (drill === undefined) throw new Error('No drill');
    expect(others).toEqual([]);
    expect(drill.body).toContain('docker compose pull answers:LAST_GOOD');
    const own = stage.github.as('lazar').comment(drill, '/baton drill passed all fine');
    await stage.idle();
    expect(reactions(own)).toEqual(['CONFUSED']);
    expect(drill.state).toBe('open');
    const theirs = stage.github.as('anna').comment(drill, '/baton drill passed took ten minutes');
    await stage.idle();
    expect(reactions(theirs)).toEqual(['THUMBS_UP']);
    expect(drill.state).toBe('closed');
    const drilled = (): string =>
      /Last drill \| (\d of 4)/.exec(reportsOf(repository).at(-1)?.body ?? '')?.[1] ?? '';
    expect(drilled()).toBe('0 of 4');
    stage.github.as('anna').comment(drill, '/baton report');
    await stage.idle();
    expect(drilled()).toBe('4 of 4');
  }, 60_000);
});

describe('once the repository is taken out of the installation', () => {
  it('nothing more is asked of GitHub', async () => {
    const repository = await client();
    const other = await stage.repository({ owner: repository.owner.login, isPrivate: true });
    stage.github.removeRepositories(installationOf(repository), [repository]);
    await stage.idle();
    stage.github.requests.clear();
    await goTo(FRIDAY, other, 2);
    expect(reportsOf(repository)).toHaveLength(1);
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 1 });
  });
});

describe('once the App is uninstalled', () => {
  it('nothing more is posted', async () => {
    const repository = await client();
    stage.github.uninstall(installationOf(repository));
    await stage.idle();
    now = FRIDAY;
    stage.github.requests.clear();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await stage.idle();
    expect(reportsOf(repository)).toHaveLength(1);
    expect(asked(stage.github)).toEqual({ queries: 0, reads: 0, writes: 0 });
  });
});
