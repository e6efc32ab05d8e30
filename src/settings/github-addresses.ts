import { type Environment, given, isHttpUrl } from './environment.ts';

/** Where the GitHub is that this Baton belongs to, without slashes at the end (github-facts 8). */
export interface GitHubAddresses {
  /** Base of the REST API; GraphQL's is derived from it. */
  readonly apiUrl: string;
  /** What people open in their browser. */
  readonly webUrl: string;
}

/** github.com, unless `GITHUB_API_URL` names another API or `GHE_HOST` a server. Adds a problem for each that is wrong. */
export function readGitHubAddresses(env: Environment, problems: string[]): GitHubAddresses {
  const found: string[] = [];
  const fromUrl = readApiUrl(given(env, 'GITHUB_API_URL'), found);
  const fromHost = readServer(env, fromUrl !== null, found);
  if (found.length === 0 && fromUrl !== null && fromHost !== null && !isSameHost(fromUrl, fromHost)) {
    found.push('GITHUB_API_URL and GHE_HOST: expected the same GitHub in both; leave one of them out');
  }
  problems.push(...found);
  const apiUrl = fromUrl ?? (fromHost === null ? 'https://api.github.com' : `${fromHost}/api/v3`);
  return { apiUrl, webUrl: found.length === 0 ? webUrlOf(apiUrl) : '' };
}

/** The API's address in its usual form; null where none is given or it is wrong. */
function readApiUrl(text: string | null, found: string[]): string | null {
  if (text === null) return null;
  const expected = isHttpUrl(text)
    ? expectedApi(new URL(text))
    : 'an address such as https://api.example.ghe.com';
  if (expected !== null) {
    found.push(`GITHUB_API_URL: expected ${expected}`);
    return null;
  }
  return new URL(text).href.replace(/\/+$/, '');
}

/** What should stand there instead of an address that is not the API's; null where it may be the API's. */
function expectedApi({ hostname, username, password, search, hash }: URL): string | null {
  if (`${username}${password}${search}${hash}` !== '') return 'an address without password, ? and #';
  if (/^(www\.)?github\.com$/.test(hostname))
    return "the API's address, https://api.github.com (or leave it out)";
  if (!/^(.+\.)?ghe\.com$/.test(hostname) || /^api\.[^.]+\.ghe\.com$/.test(hostname)) return null;
  const subdomain = /^([^.]+)\.ghe\.com$/.exec(hostname)?.[1] ?? 'SUBDOMAIN';
  return `the API's address, https://api.${subdomain}.ghe.com`;
}

/** The server's address on the web; null where none is given or it is wrong. */
function readServer(env: Environment, isApiKnown: boolean, found: string[]): string | null {
  const protocol = given(env, 'GHE_PROTOCOL') ?? 'https';
  if (!/^https?$/.test(protocol)) found.push('GHE_PROTOCOL: expected https or http, without ://');
  const host = given(env, 'GHE_HOST');
  if (host === null) return null;
  if (!/^[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/i.test(host) || !URL.canParse(`https://${host}`)) {
    found.push(
      'GHE_HOST: expected a host name alone, such as github.example.com, without https:// and without a path',
    );
    return null;
  }
  if (!isApiKnown && /^(.+\.)?ghe\.com$/i.test(host)) {
    found.push(
      'GHE_HOST: is for GitHub Enterprise Server; for GHE.com set GITHUB_API_URL=https://api.SUBDOMAIN.ghe.com',
    );
    return null;
  }
  if (!isApiKnown && /^(www\.|api\.)?github\.com$/i.test(host)) {
    found.push('GHE_HOST: is for GitHub Enterprise Server; for github.com leave it out');
    return null;
  }
  return `${protocol}://${host.toLowerCase()}`;
}

function isSameHost(apiUrl: string, serverUrl: string): boolean {
  return new URL(webUrlOf(apiUrl)).host === new URL(serverUrl).host;
}

/** The web's address that belongs to an API's: any unknown API is taken for one with the web beside it. */
function webUrlOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  const isOfCompany = url.hostname === 'api.github.com' || url.hostname.endsWith('.ghe.com');
  if (isOfCompany) return `${url.protocol}//${url.host.replace(/^api\./, '')}`;
  return url.href.replace(/\/+$/, '').replace(/\/api\/v3$/, '');
}
