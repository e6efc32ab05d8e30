import { describe, expect, test } from 'vitest';
import { fetchIssueFacts } from '../../src/github/fetch-issue-facts.ts';
import { fileEntry } from './answers.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';
import { APP_ACTOR, phaseComment } from './phase-answers.ts';

forbidTheNetwork();

const PLACE = { ...AT, repositoryId: REPOSITORY_ID, number: 5 };

function repository(issue: object | null, more: object = {}) {
  return {
    id: 'R_1',
    databaseId: REPOSITORY_ID,
    name: 'shop',
    owner: { login: 'acme' },
    url: 'https://github.com/acme/shop',
    isPrivate: true,
    isArchived: false,
    isFork: false,
    isEmpty: false,
    hasIssuesEnabled: true,
    defaultBranchRef: { name: 'main', target: { file: fileEntry('mode: observe') } },
    issue,
    ...more,
  };
}

function issue(comments: readonly object[] | null, more: object = {}) {
  return {
    number: 5,
    url: 'https://github.com/acme/shop/issues/5',
    body: 'Help!',
    viewerDidAuthor: false,
    comments: comments === null ? null : { nodes: comments },
    ...more,
  };
}

async function read(data: object, ...errors: readonly object[]) {
  const { client } = clientWithToken();
  graphqlOnce({ data, ...(errors.length === 0 ? {} : { errors }) }, ({ query, variables }) => {
    expect(query).toContain('query IssueFacts');
    expect(variables).toEqual({ ...AT, number: 5, configPath: '.github/baton.yml' });
  });
  return fetchIssueFacts(client, PLACE);
}

const problem = (type: string, ...path: readonly string[]) => ({ type, path });

describe('an issue', () => {
  test('is read with the commands in it and the comments of the app', async () => {
    const given = [{ content: 'THUMBS_UP', viewerHasReacted: true }];
    const own = { author: APP_ACTOR, viewerDidAuthor: true };
    const facts = await read({
      repository: repository(
        issue([
          phaseComment({ body: 'Nothing to Baton' }),
          phaseComment({ body: '/baton report', fullDatabaseId: '11', reactionGroups: given }),
          phaseComment({ body: '/baton help', fullDatabaseId: '12', includesCreatedEdit: true }),
          phaseComment({ body: '<!-- baton:answers -->\n/baton help', fullDatabaseId: '13', ...own }),
        ]),
      ),
    });
    expect(facts).toMatchObject({
      repository: { id: REPOSITORY_ID, name: 'shop', defaultBranch: 'main' },
      configFile: { path: '.github/baton.yml', text: { kind: 'known', value: 'mode: observe' } },
      number: 5,
      url: 'https://github.com/acme/shop/issues/5',
      ownBody: null,
      commands: [
        { id: 11, body: '/baton report', isEdited: false, answer: 'accepted', authorPermission: null },
        { id: 12, body: '/baton help', isEdited: true, answer: null },
      ],
      ownComments: [{ id: 13, body: '<!-- baton:answers -->\n/baton help' }],
    });
  });

  test('of the app is read with its text', async () => {
    const facts = await read({ repository: repository(issue([], { viewerDidAuthor: true })) });
    expect(facts?.ownBody).toBe('Help!');
  });

  test.each([
    ['is gone', repository(null), [problem('NOT_FOUND', 'repository', 'issue')]],
    ['is not told, without a word', repository(null), []],
    ['is in a repository that is gone', null, [problem('NOT_FOUND', 'repository')]],
    ['is in another one under that name', repository(issue([]), { databaseId: 1 }), []],
  ])('that %s is none', async (_, data, errors) => {
    expect(await read({ repository: data }, ...errors)).toBeNull();
  });

  test.each([
    ['the repository', null, problem('SERVICE_UNAVAILABLE', 'repository')],
    ['the issue', repository(null), problem('SERVICE_UNAVAILABLE', 'repository', 'issue')],
    [
      'the comments',
      repository(issue(null)),
      problem('SERVICE_UNAVAILABLE', 'repository', 'issue', 'comments'),
    ],
  ])('is tried again where %s could not be read', async (_, data, error) => {
    await expect(read({ repository: data }, error)).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });
});
