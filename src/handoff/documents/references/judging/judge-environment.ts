import { codeSpan } from '../../../text/neutralise.ts';
import { isTemplateName } from '../file-names.ts';
import { readVariables } from '../manifests/read-variables.ts';
import { folderOf, withAncestors } from '../repository-path.ts';
import { alive, type Judgement, type JudgingContext, unknown } from './judgement.ts';
import { nearestName } from './nearest-name.ts';

/** The most templates, compose files and workflows that are read. */
const MOST_FILES = 8;

/** Fewer variables than this make no list that one could be missing from. */
const FEWEST_VARIABLES = 3;

const WORKFLOWS = '.github/workflows';

/**
 * Judges environment variables together: a variable is dead only where templates or compose files exist, all that
 * may name it were read, most of what the document names stands there, and a variable stands there that is nearly the
 * same and that the document does not name.
 */
export function judgeEnvironment(
  context: JudgingContext,
  names: readonly string[],
): ReadonlyMap<string, Judgement> {
  const known = readSources(context);
  const mentioned = names.filter((name) => known.variables.has(name));
  const isList = known.hasList && known.variables.size >= FEWEST_VARIABLES;
  // Where most are missing, the document and the lists speak of different things.
  const isSame = mentioned.length * 2 > names.length;
  const canTell = isList && isSame && !known.isOpen;
  return new Map(
    names.map((name) => [
      name,
      known.variables.has(name) ? alive : canTell ? judgeMissing(name, known, names) : unknown,
    ]),
  );
}

/** Code and other settings may know a variable that no list has: only one that was renamed counts as gone. */
function judgeMissing(name: string, { variables }: Sources, names: readonly string[]): Judgement {
  const suggestion = nearestName(name, variables);
  if (suggestion === null || names.includes(suggestion)) return unknown;
  const what = `${codeSpan(name)} is in no environment template, compose file or workflow`;
  return { kind: 'dead', what, suggestion };
}

interface Sources {
  readonly variables: Set<string>;
  /** A template or a compose file is among them. */
  hasList: boolean;
  /** A source is not known, not known yet, or there are too many. */
  isOpen: boolean;
}

function readSources({ view, tree, documentPath }: JudgingContext): Sources {
  const sources: Sources = { variables: new Set(), hasList: false, isOpen: false };
  const paths: string[] = [];
  for (const folder of new Set(['', ...withAncestors(folderOf(documentPath))])) {
    const found = folder === '' ? null : tree.find(folder).kind;
    const entries = found === 'missing' ? new Map() : tree.entries(folder);
    if (entries === null) sources.isOpen = true;
    if ([...(entries?.keys() ?? [])].some((name) => OTHER_HOMES.has(name.toLowerCase())))
      sources.isOpen = true;
    const lists = [...(entries?.keys() ?? [])].filter((name) => isTemplateName(name) || isCompose(name));
    if (lists.length > 0) sources.hasList = true;
    paths.push(...lists.map((name) => (folder === '' ? name : `${folder}/${name}`)));
  }
  const workflows = tree.find(`${WORKFLOWS}/x`, { isEager: true });
  if (!sources.hasList) return sources;
  if (workflows.kind === 'wanted' || workflows.kind === 'unclear') sources.isOpen = true;
  const entries = tree.entries(WORKFLOWS);
  if (workflows.kind === 'missing' && workflows.folder === WORKFLOWS) {
    paths.push(...[...(entries?.keys() ?? [])].map((name) => `${WORKFLOWS}/${name}`));
  }
  if (paths.length > MOST_FILES) sources.isOpen = true;
  for (const path of paths.slice(0, MOST_FILES)) {
    const file = view.file(path);
    if (file.kind !== 'known' || (file.value !== null && file.value.text.kind !== 'known'))
      sources.isOpen = true;
    else if (file.value?.text.kind === 'known') {
      for (const name of readVariables(file.value.text.value)) sources.variables.add(name);
    }
  }
  return sources;
}

function isCompose(name: string): boolean {
  const isYaml = name.endsWith('.yml') || name.endsWith('.yaml');
  return isYaml && (name.startsWith('docker-compose') || name.startsWith('compose'));
}

/** Places that set variables too, and are not read: whoever has them keeps no whole list in a template. */
const OTHER_HOMES: ReadonlySet<string> = new Set(
  `terraform infra infrastructure k8s kubernetes helm chart charts deploy deployment deployments ansible pulumi manifests kustomize iac
  apps packages services fly.toml render.yaml app.yaml wrangler.toml wrangler.jsonc app.json serverless.yml`.split(
    /\s+/,
  ),
);
