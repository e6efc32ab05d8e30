import { isKeptFile } from '../file-names.ts';
import { nameOf } from '../repository-path.ts';
import { wordSet } from '../word-set.ts';

/** What an argument of a command stands for: a file or folder that is read, a folder, or what the command makes. */
export interface PathWord {
  readonly index: number;
  readonly text: string;
  readonly use: 'read' | 'folder' | 'made';
}

/** Programs whose arguments are branches, addresses, names or text: no path of theirs is told from the rest. */
const pathless = wordSet(`
  git gh gcloud gsutil aws az curl wget http https xh ssh scp rsync sftp ssh-keygen ssh-copy-id echo printf export unset set read rm rmdir
  unlink heroku fly flyctl railway render vercel netlify redis-cli systemctl journalctl service apt apt-get brew yum dnf apk dig nslookup
  ping nc telnet crontab vault sentry-cli argocd flux npm-check pip pip3 gem doctl linode-cli hcloud s3cmd mc rclone restic pg_restore
  pg_dump mysqldump mongodump mongorestore logger mail sendmail slack tar unzip zip gzip gunzip openssl gpg htpasswd find awk tr date
  kill pkill ps top htop df du free uptime watch sleep test [ true false exit return alias function for while until case select done fi
  esac chown chgrp useradd usermod id who whoami hostname uname mount umount lsof netstat ss ip iptables ufw nginx certbot`);

/** Programs of which only files with a known ending are paths; other words are names of theirs, such as `deploy/api`. */
const filesOnly = wordSet(`
  docker docker-compose podman kubectl k oc helm kustomize kubectx npm npx pnpm pnpx yarn bun bunx just task make cargo go dotnet mvn gradle
  terraform tofu terragrunt pulumi cdk sam serverless wrangler firebase supabase psql mysql sqlite3 mongosh prisma dbt uv poetry
  rake bundle rails php composer artisan ansible ansible-playbook grep rg ag sed jq yq xargs nx turbo`);

const makers = wordSet('mkdir touch tee mktemp install');
const copiers = wordSet('cp mv ln');
const folderOptions = wordSet(
  '-chdir --chdir -C --directory --dir --cwd --prefix --working-directory --project-directory --rootdir',
);
const outputOptions = wordSet(
  '-o -O --output --out -out --outfile --output-file --outdir --out-dir --dest --destination --log-file --report --target -t',
);
/** What runs on another machine or in a container, by the words after the program. */
const remote: Readonly<Record<string, ReadonlySet<string>>> = {
  ssh: wordSet(''),
  docker: wordSet('exec run cp'),
  podman: wordSet('exec run cp'),
  'docker-compose': wordSet('exec run cp'),
  kubectl: wordSet('exec cp run debug'),
  k: wordSet('exec cp run debug'),
  oc: wordSet('exec cp rsh debug run'),
  gcloud: wordSet('ssh scp'),
  aws: wordSet('execute-command start-session'),
  az: wordSet('exec ssh'),
  fly: wordSet('ssh console'),
  flyctl: wordSet('ssh console'),
  heroku: wordSet('run ps:exec'),
  railway: wordSet('ssh shell'),
  vagrant: wordSet('ssh'),
  su: wordSet(''),
  psql: wordSet(''),
};
const shells = wordSet(
  'bash sh zsh /bin/bash /bin/sh /bin/zsh ash /bin/ash fish ssh console shell ps:exec rsh',
);

/** Where a command runs: here, elsewhere, or elsewhere together with all that is typed after it. */
export function runsWhere(texts: readonly string[]): 'here' | 'elsewhere' | 'elsewhere-from-now' {
  const program = texts[0] ?? '';
  const subcommands = remote[program];
  if (subcommands === undefined) return 'here';
  const isShell = shells.has(texts.at(-1) ?? '');
  if (program === 'psql')
    return texts.some((text) => text === '-c' || text === '-f') ? 'here' : 'elsewhere-from-now';
  if (program === 'ssh') return texts.length <= 2 || isShell ? 'elsewhere-from-now' : 'elsewhere';
  if (program === 'su') return 'elsewhere-from-now';
  if (!texts.slice(1).some((text) => subcommands.has(text))) return 'here';
  return isShell ? 'elsewhere-from-now' : 'elsewhere';
}

/** The arguments of a simple command that may be paths; the program stands first. */
export function readPathWords(texts: readonly string[]): readonly PathWord[] {
  const program = nameOf(texts[0] ?? '');
  const isPathless = pathless.has(program);
  const last = texts.length - 1;
  const found: PathWord[] = [];
  if (texts[0]?.includes('/') === true) found.push({ index: 0, text: texts[0], use: 'read' });
  for (let index = 1; index < texts.length; index++) {
    const word = texts[index] ?? '';
    const [option, value] = splitOption(word);
    if (outputOptions.has(option)) {
      const at = value === null ? ++index : index;
      found.push({ index: at, text: value ?? texts[at] ?? '', use: 'made' });
    } else if (folderOptions.has(option) && program !== 'git') {
      const at = value === null ? ++index : index;
      found.push({ index: at, text: value ?? texts[at] ?? '', use: 'folder' });
    } else if (makers.has(program) && value === null && !word.startsWith('-')) {
      found.push({ index, text: word, use: 'made' });
    } else if (copiers.has(program) && index === last && index > 1) {
      found.push({ index, text: word, use: 'made' });
    } else if (!isPathless) {
      const text = value ?? word;
      if (!filesOnly.has(program) || isKeptFile(nameOf(text))) found.push({ index, text, use: 'read' });
    }
  }
  return found.filter(({ text }) => text !== '');
}

/** `--option=value` and `-option=value`; the value is null where there is none. */
function splitOption(word: string): readonly [option: string, value: string | null] {
  const at = word.indexOf('=');
  return at === -1 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
}
