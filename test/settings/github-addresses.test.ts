import { describe, expect, it } from 'vitest';
import { readGitHubAddresses } from '../../src/settings/github-addresses.ts';

function read(env: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  return { ...readGitHubAddresses(env, problems), problems };
}

describe('the GitHub that Baton belongs to', () => {
  it.each([
    [{}, 'https://api.github.com', 'https://github.com'],
    [{ GITHUB_API_URL: 'https://api.github.com/' }, 'https://api.github.com', 'https://github.com'],
    [{ GITHUB_API_URL: 'https://api.acme.ghe.com' }, 'https://api.acme.ghe.com', 'https://acme.ghe.com'],
    [{ GHE_HOST: 'git.acme.com' }, 'https://git.acme.com/api/v3', 'https://git.acme.com'],
    [{ GHE_HOST: 'git.acme.com:8443' }, 'https://git.acme.com:8443/api/v3', 'https://git.acme.com:8443'],
    [{ GHE_HOST: 'git', GHE_PROTOCOL: 'http' }, 'http://git/api/v3', 'http://git'],
    [
      { GITHUB_API_URL: 'https://git.acme.com/api/v3' },
      'https://git.acme.com/api/v3',
      'https://git.acme.com',
    ],
    [
      { GITHUB_API_URL: 'https://api.acme.ghe.com', GHE_HOST: 'acme.ghe.com' },
      'https://api.acme.ghe.com',
      'https://acme.ghe.com',
    ],
  ])('by %j is %s, seen at %s', (env, apiUrl, webUrl) => {
    expect(read(env)).toEqual({ apiUrl, webUrl, problems: [] });
  });

  it.each([
    [{ GITHUB_API_URL: 'nonsense' }, 'GITHUB_API_URL: expected an address'],
    [{ GITHUB_API_URL: 'ftp://api.acme.ghe.com' }, 'GITHUB_API_URL: expected an address'],
    [{ GITHUB_API_URL: 'https://acme.ghe.com' }, "expected the API's address, https://api.acme.ghe.com"],
    [{ GITHUB_API_URL: 'https://github.com' }, 'https://api.github.com'],
    [{ GITHUB_API_URL: 'https://me:hush@api.acme.ghe.com' }, 'without password'],
    [{ GHE_HOST: 'https://git.acme.com' }, 'GHE_HOST: expected a host name alone'],
    [{ GHE_HOST: 'git.acme.com/api/v3' }, 'GHE_HOST: expected a host name alone'],
    [{ GHE_HOST: 'acme.ghe.com' }, 'for GHE.com set GITHUB_API_URL'],
    [{ GHE_HOST: 'github.com' }, 'for github.com leave it out'],
    [{ GHE_HOST: 'git.acme.com', GHE_PROTOCOL: 'https://' }, 'GHE_PROTOCOL: expected https or http'],
    [
      { GHE_HOST: 'git.acme.com', GITHUB_API_URL: 'https://api.acme.ghe.com' },
      'expected the same GitHub in both',
    ],
  ])('by %j is told to be wrong', (env, expected) => {
    const { problems } = read(env);
    expect(problems).toEqual([expect.stringContaining(expected)]);
    expect(problems[0]).not.toContain('hush');
  });
});
