import { renderVariables } from './settings/variables.ts';

/** What the command line asks for. */
export type Arguments =
  | { readonly kind: 'start'; readonly isRegistering: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown'; readonly argument: string };

/** Reads what stands behind `npm start --`. */
export function readArguments(args: readonly string[]): Arguments {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  const unknown = args.find((argument) => argument !== '--register');
  if (unknown !== undefined) return { kind: 'unknown', argument: unknown };
  return { kind: 'start', isRegistering: args.includes('--register') };
}

/** What `--help` prints. */
export const HELP = `Baton keeps a repository ready to be handed over.

Usage: npm start                  start Baton; without an App, serve the page that registers one
       npm start -- --register    serve that page also where NODE_ENV is production
       npm start -- --help        this text
       npm run try [PATH]         see it work on this machine, without a GitHub account

Settings are read from the environment, then from a file .env beside package.json (which never overrides the
environment):

${renderVariables()}
docs/operate.md tells how to run, update, back up and move it.
`;
