import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { DocumentPlace } from '../document.ts';
import { readGitignore } from './gitignore.ts';
import { type AnchorJudge, openAnchors } from './judging/judge-anchor.ts';
import { judgeEnvironment } from './judging/judge-environment.ts';
import { judgeLink } from './judging/judge-link.ts';
import { judgePath } from './judging/judge-path.ts';
import { judgeScript } from './judging/judge-script.ts';
import { judgeWorkflow } from './judging/judge-workflow.ts';
import { type Judgement, type JudgingContext, unknown } from './judging/judgement.ts';
import { openTree } from './judging/repository-tree.ts';
import { type Reference, type ReferenceTarget, targetKey } from './reference.ts';

/** A reference whose target is gone. */
export interface DeadReference {
  readonly reference: Reference;
  /** What was probably meant, as it is to be written: a path from the root, a script, `#slug` or a variable. */
  readonly suggestion: string | null;
  /** What is wrong, as one clause of Markdown by Baton, without the suggestion. */
  readonly what: string;
}

/** A path that exists and that a document refers to; a folder ends in a slash. */
export interface UsedPath {
  readonly path: string;
  readonly place: DocumentPlace;
}

/** What became of the references of one document; each target counts once. */
export interface ReferenceReport {
  /** In the document's order, the first mention of each. */
  readonly dead: readonly DeadReference[];
  readonly alive: number;
  /** Those that can't be told, or are not looked up yet. */
  readonly unknown: number;
  /** Existing paths that the document refers to, each with its first mention; without the document itself. */
  readonly used: readonly UsedPath[];
  /** The same paths alone, sorted. */
  readonly paths: readonly string[];
}

/** The most targets of one document that are looked up. */
export const MOST_TARGETS = 200;

/** The most folders that a document names, in which its paths are looked for. */
const MOST_NAMED_FOLDERS = 6;

/**
 * Tells which references of a document are dead. When in doubt a reference is unknown, since one that is told wrongly
 * costs more than one that is missed. Asks the view for all it needs at once; what is not answered yet is unknown until
 * then.
 */
export function judgeReferences(
  references: readonly Reference[],
  documentPath: string,
  view: RepositoryView,
): ReferenceReport {
  const targets = firstMentions(references);
  const judged = [...targets.values()].slice(0, MOST_TARGETS);
  const judge = openJudge(judged, documentPath, view);
  const judgements = judged.map((reference) => ({ reference, judgement: judge(reference) }));
  const used = new Map<string, UsedPath>();
  for (const { reference, judgement } of judgements) {
    for (const path of judgement.kind === 'alive' ? judgement.paths : []) {
      if (path !== documentPath && !used.has(path)) used.set(path, { path, place: reference.place });
    }
  }
  const dead = new Map<string, DeadReference>();
  for (const { reference, judgement } of judgements) {
    if (judgement.kind !== 'dead' || dead.has(judgement.what)) continue;
    // A missing file that is linked at several headings is one thing to mend.
    dead.set(judgement.what, { reference, what: judgement.what, suggestion: judgement.suggestion });
  }
  const alive = judgements.filter(({ judgement }) => judgement.kind === 'alive').length;
  return {
    dead: [...dead.values()],
    alive,
    unknown: targets.size - alive - judgements.filter(({ judgement }) => judgement.kind === 'dead').length,
    used: [...used.values()],
    paths: [...used.keys()].sort(),
  };
}

/** The first mention of each target; a path that any mention holds to be absent is so for all. */
function firstMentions(references: readonly Reference[]): ReadonlyMap<string, Reference> {
  const targets = new Map<string, Reference>();
  for (const reference of references) {
    const key = targetKey(reference);
    const first = targets.get(key);
    if (first === undefined) targets.set(key, reference);
    else if (first.kind === 'path' && reference.kind === 'path' && reference.isTentative) {
      targets.set(key, { ...first, isTentative: true });
    }
  }
  return targets;
}

function openJudge(
  references: readonly Reference[],
  documentPath: string,
  view: RepositoryView,
): (reference: Reference) => Judgement {
  const context: JudgingContext = {
    view,
    tree: openTree(view),
    documentPath,
    namedFolders: namedFolders(references),
    directories: directoriesOf(references),
    isIgnored: readIgnored(references, view),
  };
  const judgeAnchor = openAnchors(context);
  const names = references.flatMap((reference) => (reference.kind === 'environment' ? [reference.name] : []));
  const variables = names.length === 0 ? new Map<string, Judgement>() : judgeEnvironment(context, names);
  return (reference) => judgeTarget(context, reference, judgeAnchor, variables);
}

function judgeTarget(
  context: JudgingContext,
  target: ReferenceTarget,
  judgeAnchor: AnchorJudge,
  variables: ReadonlyMap<string, Judgement>,
): Judgement {
  switch (target.kind) {
    case 'link': {
      const file = judgeLink(context, target);
      if (target.fragment === null) return file;
      // Asked for even before the file is known to exist, so that one round brings both answers.
      const heading = judgeAnchor(target.fragment, target.path);
      return file.kind !== 'alive' || heading.kind === 'alive' ? file : heading;
    }
    case 'anchor':
      return judgeAnchor(target.fragment, context.documentPath);
    case 'path':
      return judgePath(context, target);
    case 'script':
      return judgeScript(context, target);
    case 'workflow':
      return judgeWorkflow(context, target.path);
    case 'environment':
      return variables.get(target.name) ?? unknown;
  }
}

/** Folders by their first mentions as such. */
function namedFolders(references: readonly Reference[]): readonly string[] {
  const folders = references.flatMap((reference) => {
    if (reference.kind === 'path' && reference.isFolder && !reference.path.startsWith('..'))
      return [reference.path];
    return reference.kind === 'script' && reference.directory !== null ? [reference.directory] : [];
  });
  return [...new Set(folders)].slice(0, MOST_NAMED_FOLDERS);
}

function directoriesOf(references: readonly Reference[]): readonly string[] {
  const directories = references.flatMap((reference) =>
    reference.kind === 'path' || reference.kind === 'script' ? [reference.directory] : [],
  );
  return [...new Set(directories)].filter((directory) => directory !== null);
}

/** While the file is not known, nothing else is either. */
function readIgnored(references: readonly Reference[], view: RepositoryView): JudgingContext['isIgnored'] {
  if (!references.some(({ kind }) => kind === 'link' || kind === 'path')) return () => false;
  const file = view.file('.gitignore');
  if (file.kind !== 'known') return () => true;
  return file.value?.text.kind === 'known' ? readGitignore(file.value.text.value) : () => false;
}
