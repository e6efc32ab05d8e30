import { endingOf, nameOf } from './repository-path.ts';
import { wordSet } from './word-set.ts';

/** Endings of files that people write and keep in Git; anything else with a dot may be a host, a version or a module. */
const keptEndings = wordSet(`
  md mdx markdown rst adoc txt sh bash zsh fish ps1 bat cmd py ipynb ts tsx mts cts js jsx mjs cjs json json5 jsonc yml yaml toml ini
  cfg conf tf hcl tftpl sql go rs rb erb rake php java kt kts scala groovy gradle clj cs fs vb csproj sln ex exs erl swift m c cc cpp
  cxx h hh hpp vue svelte astro css scss sass less html htm xml xsd proto graphql gql prisma tpl tmpl j2 jinja jinja2 template service
  timer rules lua pl r jl dart nix dockerfile mk cue rego jsonnet libsonnet bicep puml mmd svg png jpg jpeg gif webp drawio`);

/** Endings of documents and of pictures in them. */
const documentEndings = wordSet('md mdx markdown rst adoc txt puml mmd svg png jpg jpeg gif webp drawio');

/** Folders that hold documents and no code. */
const documentFolders = wordSet('docs doc documentation runbooks runbook playbooks wiki guides handbook');

/** Files without an ending. */
const keptNames = wordSet(`
  Dockerfile Containerfile Makefile GNUmakefile makefile Procfile Jenkinsfile Justfile justfile Gemfile Rakefile Vagrantfile Caddyfile
  Tiltfile Brewfile LICENSE CODEOWNERS OWNERS Earthfile BUILD WORKSPACE`);

/** Folders that tools fill and Git does not keep. */
const generatedFolders = wordSet(`
  node_modules dist build out target bin obj .venv venv env __pycache__ coverage logs log tmp temp .next .nuxt .output .svelte-kit .turbo .cache cache
  .terraform .git .pytest_cache .mypy_cache site-packages vendor generated gen artifacts artefacts backups backup dumps data output outputs
  results reports secrets .secrets certs certificates .aws .ssh .kube .docker .gradle .idea .wrangler .vercel .netlify .serverless cdk.out
  storage uploads volumes test-results playwright-report htmlcov release releases debug`);

/** Endings of what programs write, or what must not be kept in Git. */
const generatedEndings = wordSet(`
  log pem key crt cer csr p12 pfx jks keystore gpg asc age tfstate tfvars tfplan plan env local db sqlite sqlite3 dump bak backup old orig gz tgz zip
  tar bz2 xz zst csv tsv parquet arrow ndjson jsonl pid sock out lock pyc class jar war o so dll exe whl map cov prof heapsnapshot trace har pdf xlsx xls`);

/** Names by which people say that a part stands for something else. */
const examples = wordSet('path to foo bar baz xxx your my example file dir folder filename some');

/** True for the name of a file that people keep in a repository. */
export function isKeptFile(name: string): boolean {
  return keptNames.has(name) || keptEndings.has(endingOf(name)) || name.startsWith('Dockerfile.');
}

/** True for the name of a document or a picture. */
export function isDocument(name: string): boolean {
  return documentEndings.has(endingOf(name));
}

/** True for a folder of documents, or one in it. */
export function isDocumentFolder(folder: string): boolean {
  return folder.split('/').some((segment) => documentFolders.has(segment.toLowerCase()));
}

/** True where a path lies in a place that a build, a run or a person fills on their own machine. */
export function isGenerated(path: string): boolean {
  const segments = path.split('/');
  if (segments.some((segment) => generatedFolders.has(segment.toLowerCase()))) return true;
  const name = nameOf(path);
  if (name === '.env' || (name.startsWith('.env.') && !isTemplateName(name))) return true;
  const parts = name.toLowerCase().split('.').slice(1);
  return parts.includes('local') || parts.includes('override') || generatedEndings.has(endingOf(name));
}

/** True for `.env.example` and its like. */
export function isTemplateName(name: string): boolean {
  if (!name.startsWith('.env') && !name.endsWith('.env'))
    return name === 'env.example' || name === 'env.sample';
  return name.split('.').some((part) => templateParts.has(part));
}

const templateParts = wordSet('example sample template dist tpl tmpl defaults');

/** Names that stand for something else wherever in a name they are. */
const fillers = wordSet('something whatever foo bar baz xxx placeholder');

/** True where a part of a path is a blank to be filled in. */
export function isBlank(segment: string): boolean {
  const parts = segment.toLowerCase().split(/[-_.]/);
  if (examples.has(parts[0] ?? '') || parts.some((part) => fillers.has(part))) return true;
  return BLANK_PARTS.some((part) => segment.includes(part));
}

const BLANK_PARTS = ['YYYY', 'XXX', 'NNN', 'xxxx', '...', '…'];
