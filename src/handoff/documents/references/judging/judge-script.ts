import { codeSpan } from '../../../text/neutralise.ts';
import { readJustfile } from '../manifests/read-justfile.ts';
import { readMakefile } from '../manifests/read-makefile.ts';
import { readPackageJson } from '../manifests/read-package-json.ts';
import { readTaskfile } from '../manifests/read-taskfile.ts';
import { LONGEST_SCRIPT_FILE, type ScriptFile } from '../manifests/script-file.ts';
import type { ScriptTarget, ScriptTool } from '../reference.ts';
import { folderOf, resolvePath, withAncestors } from '../repository-path.ts';
import { isDirectoryThere } from './directories.ts';
import { alive, type Judgement, type JudgingContext, unknown } from './judgement.ts';
import { nearestName } from './nearest-name.ts';
import { workspaceFolders } from './workspace-folders.ts';

interface Manifest {
  /** The names that the file may have, the usual one first. */
  readonly files: readonly string[];
  readonly read: (text: string) => ScriptFile | null;
  /** What one entry of it is called. */
  readonly noun: string;
}

const packageJson: Manifest = { files: ['package.json'], read: readPackageJson, noun: 'script' };

const manifests: Readonly<Record<ScriptTool, Manifest>> = {
  npm: packageJson,
  pnpm: packageJson,
  yarn: packageJson,
  bun: packageJson,
  make: { files: ['Makefile', 'makefile', 'GNUmakefile'], read: readMakefile, noun: 'target' },
  just: { files: ['justfile', 'Justfile', '.justfile'], read: readJustfile, noun: 'recipe' },
  task: {
    files: [
      'Taskfile.yml',
      'Taskfile.yaml',
      'taskfile.yml',
      'taskfile.yaml',
      'Taskfile.dist.yml',
      'Taskfile.dist.yaml',
    ],
    read: readTaskfile,
    noun: 'task',
  },
};

/** What was read of the files that may name a script. */
interface Reading {
  readonly names: Set<string>;
  /** The first file that was read. */
  firstFile: string | null;
  /** Something is not known, or not known yet. */
  isOpen: boolean;
}

/**
 * Judges a script by the files that may name it: in the folder that the command runs in, in the document's folder and
 * all above, in folders that the document names; in a monorepo also in its workspaces. Any that has it will do.
 */
export function judgeScript(context: JudgingContext, target: ScriptTarget): Judgement {
  const manifest = manifests[target.tool];
  const reading: Reading = { names: new Set(), firstFile: null, isOpen: false };
  for (const folder of nearFolders(context, target)) readManifest(context, manifest, folder, reading);
  if (manifest === packageJson) foresee(context);
  if (reading.names.has(target.name)) return alive;
  if (reading.isOpen || reading.firstFile === null || target.isTentative) return unknown;
  const more = workspaceFolders(context, manifest === packageJson);
  if (more === null) return unknown;
  for (const folder of more) readManifest(context, manifest, folder, reading);
  if (reading.names.has(target.name)) return alive;
  if (reading.isOpen || mayBeElse(target)) return unknown;
  // Whoever goes to a folder that is not there works in another repository, now and probably further on.
  if (!context.directories.every((folder) => isDirectoryThere(context, folder))) return unknown;
  const what = `${codeSpan(`${target.tool} ${runs(target)}${target.name}`)} names no ${manifest.noun} of ${codeSpan(reading.firstFile)}`;
  return { kind: 'dead', what, suggestion: nearestName(target.name, reading.names) };
}

function nearFolders(
  { documentPath, namedFolders, tree }: JudgingContext,
  { directory }: ScriptTarget,
): readonly string[] {
  const home = folderOf(documentPath);
  const said = directory === null ? [] : [resolvePath('', directory), resolvePath(home, directory)];
  const folders = [...said.filter((folder) => folder !== null), ...withAncestors(home), ...namedFolders];
  // A folder that is known not to exist needs no question.
  return [...new Set(folders)].filter((folder) => folder === '' || tree.find(folder).kind !== 'missing');
}

function readManifest(
  { view, tree }: JudgingContext,
  { files, read }: Manifest,
  folder: string,
  reading: Reading,
): void {
  const entries = tree.entries(folder);
  // While the folder is not known, the usual name is asked for; the others are rare.
  const present = entries === null ? files.slice(0, 1) : files.filter((file) => entries.has(file));
  for (const name of present) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const file = view.file(path);
    if (file.kind !== 'known') reading.isOpen = true;
    else if (file.value !== null) {
      const { text } = file.value;
      const isReadable = text.kind === 'known' && text.value.length <= LONGEST_SCRIPT_FILE;
      const scripts = isReadable ? read(text.value) : null;
      reading.isOpen ||= scripts === null || scripts.isOpen;
      reading.firstFile ??= path;
      for (const script of scripts?.names ?? []) reading.names.add(script);
    }
  }
}

/** Asks for what a monorepo will be asked for next, so that one round fewer is needed. */
function foresee({ view, tree }: JudgingContext): void {
  view.file('pnpm-workspace.yaml');
  for (const folder of ['apps', 'packages']) tree.find(`${folder}/package.json`, { isEager: true });
}

/** A program of a dependency has no colon in its name. */
function mayBeElse({ mayBeProgram, name }: ScriptTarget): boolean {
  return mayBeProgram && !name.includes(':');
}

function runs({ tool, mayBeProgram }: ScriptTarget): string {
  return tool === 'npm' || (tool === 'pnpm' && !mayBeProgram) ? 'run ' : '';
}
