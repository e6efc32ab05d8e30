import { expect, test } from 'vitest';
import { fetchConfigFile } from '../../src/github/fetch-config-file.ts';
import { fileEntry } from './answers.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';

forbidTheNetwork();

const wish = { ...AT, path: '.github/baton.yml' };
const ask = (repository: object | null, errors?: object[]) => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository }, ...(errors === undefined ? {} : { errors }) }, ({ variables }) =>
    expect(variables).toEqual(wish),
  );
  return fetchConfigFile(client, wish);
};
const branch = (file: object | null) => ({ defaultBranchRef: { target: { file } } });

test('the file is read on the default branch', async () => {
  expect(await ask(branch(fileEntry('mode: observe\n')))).toEqual({
    path: '.github/baton.yml',
    sha: 'b10b',
    text: { kind: 'known', value: 'mode: observe\n' },
  });
});

test('there is none in an empty repository, without the file, or without the repository', async () => {
  expect(await ask({ defaultBranchRef: null })).toBeNull();
  expect(await ask(branch(null))).toBeNull();
  expect(await ask(null, [{ type: 'NOT_FOUND', path: ['repository'] }])).toBeNull();
});

test('a file that could not be read is not taken for absent', async () => {
  const unread = await ask(branch(null), [{ path: ['repository', 'defaultBranchRef', 'target', 'file'] }]);
  expect(unread?.text.kind).toBe('unknown');
  await expect(ask(null, [{ type: 'FORBIDDEN', path: ['repository'] }])).rejects.toMatchObject({
    failure: { kind: 'forbidden' },
  });
});
