import nock from 'nock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchApp } from '../src/github/fetch-app.ts';
import { judgeRegisteredApp } from '../src/registered-app.ts';
import { readAppDescription } from '../src/registration/app-description.ts';
import type { StandIn } from '../src/sandbox/stand-in.ts';
import { startStandIn } from '../src/sandbox/start-stand-in.ts';
import { PRIVATE_KEY } from './settings/keys.ts';

const app = readAppDescription();
let github: StandIn;
beforeAll(async () => {
  github = await startStandIn();
});
afterAll(() => github.close());

async function judge(credentials: { appId?: number; privateKey?: string } = {}, baseUrl = github.url) {
  const { appId, privateKey } = github;
  const answer = await fetchApp({ appId, privateKey, ...credentials }, { baseUrl, userAgent: 'test' });
  return judgeRegisteredApp(answer, app);
}

describe("the App's credentials", () => {
  it('are good where GitHub knows the pair and the App asks for all that app.yml says', async () => {
    expect(await judge()).toEqual({ kind: 'usable', warnings: [] });
  });

  it.each([
    ['a key of another App', { privateKey: PRIVATE_KEY }],
    ['the number of another App', { appId: 1 }],
  ])('are refused with %s', async (_, credentials) => {
    expect(await judge(credentials)).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('APP_ID') as string,
    });
  });

  it('are not blamed where the clock is wrong', async () => {
    const baseUrl = 'https://api.github.com';
    const message =
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
    const scope = nock(baseUrl).get('/app').reply(401, { message });
    expect(await judge({}, baseUrl)).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('The clock of this machine') as string,
    });
    expect(scope.isDone()).toBe(true);
  });

  it('are not doubted while GitHub is in trouble', async () => {
    github.faults.add({ fault: { kind: 'error', status: 503, when: 'before' } });
    expect(await judge()).toMatchObject({
      kind: 'usable',
      warnings: [expect.stringContaining('503') as string],
    });
    github.faults.add({ fault: { kind: 'drop', when: 'before' } });
    expect(await judge()).toMatchObject({
      kind: 'usable',
      warnings: [expect.stringContaining('did not answer') as string],
    });
  });

  it('are told to lack by name what app.yml asks for', () => {
    const permissions = Object.fromEntries(app.permissions.map(({ name, level }) => [name, level]));
    const events = app.events.map(({ name }) => name).filter((name) => name !== 'merge_group');
    const verdict = judgeRegisteredApp(
      { kind: 'known', permissions: { ...permissions, checks: 'read' }, events },
      app,
    );
    expect(verdict).toMatchObject({
      warnings: [
        expect.stringContaining('permissions that Baton needs: checks: write.') as string,
        expect.stringContaining('events that Baton needs: merge_group.') as string,
      ],
    });
  });
});
