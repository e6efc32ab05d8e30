import type { RepositoryFile } from '../../../facts.ts';
import type { RepositoryView } from '../../../lookups/repository-view.ts';
import { type Inquiry, takeIfKnown } from '../inquiry.ts';
import { folderOf } from '../path-words.ts';
import { DEFAULT_FOLDER } from './next-record.ts';
import { isRecordFolder, isRecordPath } from './record-paths.ts';

/** The records of a repository as they will be after the merge. */
export interface KnownRecords {
  readonly files: readonly RepositoryFile[];
  /** Where a new one goes: the nearest folder that has any, else the usual one. */
  readonly folder: string;
}

/** Folders that hold folders of records. */
const HOLDERS = new Set(['doc', 'docs', 'documentation', 'architecture']);
/** A package's own records are looked for beside so many of the files that ask for one. */
const MOST_PACKAGES = 2;
const IN_PACKAGE = ['docs/adr', 'docs/decisions', 'adr'];

/** Asks for what tells where records stand, so that one query brings it with everything else. */
export function askForFolders(view: RepositoryView): void {
  view.listing('');
  view.listing('docs');
}

/** Finds the records in the folders of the root, and in those of the packages that `paths` lie in. */
export function findRecords(view: RepositoryView, paths: readonly string[], inquiry: Inquiry): KnownRecords {
  const packages = [...new Set(paths.map(folderOf))]
    .filter((folder) => folder !== '')
    .slice(0, MOST_PACKAGES);
  const near = packages.flatMap((folder) => IN_PACKAGE.map((name) => `${folder}/${name}`));
  const common = [...foldersIn('', view, inquiry)];
  const files: RepositoryFile[] = [];
  for (const folder of [...near, ...common]) {
    files.push(...(takeIfKnown(inquiry, view.markdownFiles(folder), null) ?? []));
  }
  const records = files.filter(({ path }) => isRecordPath(path));
  const [first] = records;
  return {
    files: records,
    folder: first === undefined ? (common[0] ?? DEFAULT_FOLDER) : folderOf(first.path),
  };
}

/** The folders of records directly in a folder, and in what holds such folders there. */
function foldersIn(folder: string, view: RepositoryView, inquiry: Inquiry): string[] {
  const entries = takeIfKnown(inquiry, view.listing(folder), null) ?? [];
  return entries
    .filter(({ kind }) => kind === 'folder')
    .flatMap(({ name }) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (isRecordFolder(path)) return [path];
      const isHolder = HOLDERS.has(name.toLowerCase()) && path.split('/').length <= 2;
      return isHolder ? foldersIn(path, view, inquiry) : [];
    });
}
