import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { asked, checkOf, NO_REASON, REASON, useStage } from '../e2e/harness.ts';
import { deliver, writtenIn } from './written.ts';

const stage = useStage();
/** Those that GitHub sends to every App stand in no list. */
const EVENTS = [
  ...(parse(readFileSync('app.yml', 'utf8')) as { default_events: string[] }).default_events,
  'installation',
  'installation_repositories',
];

/** A pull request that was wrong, was talked about, and was mended. */
async function mended(): Promise<{ repository: Repository; pull: PullRequest }> {
  const repository = await stage.repository();
  const { github } = stage;
  const lazar = github.as('lazar');
  const changes = { 'src/a.ts': 'a\n' };
  const pull = await lazar.openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes });
  await stage.idle();
  const comment = github.as('anna').comment(pull, '/baton help');
  await stage.idle();
  github.as('anna').deleteComment(comment);
  await lazar.editPullRequest(pull, { body: REASON });
  await stage.idle();
  return { repository, pull };
}

describe('a delivery that is sent again', () => {
  it('writes nothing, and changes nothing of the present state', async () => {
    const { github, baton } = stage;
    const { repository, pull } = await mended();
    const before = writtenIn(github, repository);
    const sent = github.webhooks.deliveries.filter(({ repositoryId }) => repositoryId === repository.id);
    expect(sent.length).toBeGreaterThan(3);
    github.requests.clear();
    for (const { guid: id, event, body } of sent) await deliver(github, baton.url, { id, event, body });
    await stage.idle();
    expect(asked(github).writes).toBe(0);
    expect(writtenIn(github, repository)).toEqual(before);
    expect(checkOf(pull).conclusion).toBe('success');
  });

  it('under the name of any other event does no harm, since the name is not signed', async () => {
    const { github, baton } = stage;
    const { repository, pull } = await mended();
    const before = writtenIn(github, repository);
    const sent = github.webhooks.deliveries.filter(({ repositoryId }) => repositoryId === repository.id);
    for (const { guid: id, body } of sent) {
      for (const event of EVENTS) await deliver(github, baton.url, { id, event, body });
    }
    await stage.idle();
    expect(writtenIn(github, repository)).toEqual(before);
    expect(checkOf(pull).conclusion).toBe('success');
    // The tenant is not forgotten, with all its work, because a comment was deleted.
    const metrics = await (await fetch(`${baton.url}/metrics`)).text();
    expect(metrics).toContain('queue="check-pull-request"');
    expect(metrics).not.toContain('duration_seconds_count{queue="forget-');
  });
});
