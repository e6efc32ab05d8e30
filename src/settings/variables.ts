/** What the environment may say, for `npm start -- --help`; the README's table has the same rows. */
export interface Variable {
  /** One name, or several that belong together. */
  readonly names: readonly string[];
  /** What it is, and what holds without it, in a line of a terminal. */
  readonly meaning: string;
}

/** Every variable that Baton reads, in the order in which somebody needs them. */
export const VARIABLES: readonly Variable[] = [
  {
    names: ['APP_ID'],
    meaning: "the App's number; without the App's credentials, the set-up page is served",
  },
  {
    names: ['PRIVATE_KEY', 'PRIVATE_KEY_PATH'],
    meaning: "the App's key in PEM form (also as base64, or with \\n), or its file",
  },
  { names: ['WEBHOOK_SECRET'], meaning: 'the secret that GitHub signs deliveries with' },
  { names: ['WEBHOOK_SECRET_PREVIOUS'], meaning: 'still accepted while you rotate the secret' },
  { names: ['HOST'], meaning: 'where to listen: localhost; 0.0.0.0 in a container' },
  { names: ['PORT'], meaning: 'where to listen: 3000' },
  { names: ['GITHUB_API_URL'], meaning: 'for GHE.com: https://api.SUBDOMAIN.ghe.com' },
  {
    names: ['GHE_HOST', 'GHE_PROTOCOL'],
    meaning: 'for GitHub Enterprise Server: its host name, and https or http',
  },
  { names: ['GH_ORG'], meaning: 'the organisation that the set-up page proposes' },
  { names: ['DATABASE_URL'], meaning: 'a PostgreSQL; without it, a database in BATON_DATA_DIR' },
  { names: ['DATABASE_BACKEND'], meaning: 'postgres, citus, yugabytedb or cockroachdb' },
  { names: ['BATON_DATA_DIR'], meaning: 'the folder of the embedded database: ./data' },
  { names: ['BATON_OPERATOR'], meaning: 'who runs this Baton, as clients are told' },
  {
    names: ['BATON_ROLE'],
    meaning: 'web or worker: receives or works only (PostgreSQL only); without it, both',
  },
  { names: ['LOG_LEVEL'], meaning: 'trace, debug, info, warn, error, fatal or silent: info' },
  { names: ['WEBHOOK_PROXY_URL'], meaning: 'a smee.io channel, for development' },
];

/** The variables as a table for a terminal, a line each. */
export function renderVariables(): string {
  const names = VARIABLES.map((variable) => variable.names.join(', '));
  const width = Math.max(...names.map((name) => name.length)) + 2;
  return VARIABLES.map(({ meaning }, row) => `  ${(names[row] ?? '').padEnd(width)}${meaning}\n`).join('');
}
