import { wordSet } from '../word-set.ts';
import type { ShellCommand, ShellWord } from './read-shell.ts';

/** Words that may stand in front of a command. */
const prefixes = wordSet(
  'sudo time exec nohup env command then do else if while until ! { nice dotenvx dotenv cross-env',
);
/** Programs that run what stands after `--`. */
const wrappers = wordSet(
  'doppler op infisical dotenv dotenvx aws-vault chamber direnv teller railway fnox mise varlock',
);
const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]{0,80}=/;

/** Every expression of this file. */
export const commandPatterns = [ASSIGNMENT] as const;

/** The words of a command from its program on: assignments, `sudo` and wrappers in front are taken off. */
export function commandWords(command: ShellCommand): readonly ShellWord[] {
  let from = 0;
  while (from < command.length && isPrefix(command[from])) from++;
  const rest = command.slice(from).filter((word) => !word.isOutput);
  const wrapped = wrappers.has(rest[0]?.text ?? '') ? rest.findIndex((word) => word.text === '--') : -1;
  return wrapped === -1 ? rest : rest.slice(wrapped + 1);
}

function isPrefix(word: ShellWord | undefined): boolean {
  return word !== undefined && (prefixes.has(word.text) || ASSIGNMENT.test(word.text));
}

/** Programs by which a command is told from prose and from output where nothing says that a text is shell. */
const known = wordSet(`
  npm npx pnpm pnpx yarn bun bunx make just task node tsx ts-node deno python python3 bash sh zsh source . cd pushd cat less more head tail ls cp mv
  rm mkdir touch vim nano vi code grep rg diff chmod psql mysql docker docker-compose podman terraform tofu terragrunt ansible-playbook
  kubectl k helm kustomize oc go cargo rake bundle ruby php composer mvn gradle dotnet pytest vitest jest playwright git gh sops jq yq
  wrangler fly flyctl heroku railway vercel netlify firebase gcloud aws az curl wget ssh scp uv poetry pip alembic flask dbt supabase
  prisma k6 pm2 systemctl journalctl sudo doppler export`);

/** True where the text begins like a command that people type. */
export function isKnownCommand(words: readonly ShellWord[]): boolean {
  const program = words[0]?.text ?? '';
  return known.has(program) || program.startsWith('./') || program.startsWith('../');
}
