import { folderOf, resolvePath } from '../repository-path.ts';
import type { JudgingContext } from './judgement.ts';

/**
 * Whether the folder that a `cd` leads to is in the repository, from the root or the document's folder. Where it is not
 * there, or not known yet, nothing in it can be told: it may belong to another repository.
 */
export function isDirectoryThere({ tree, documentPath }: JudgingContext, directory: string | null): boolean {
  if (directory === null) return true;
  const folders = [resolvePath('', directory), resolvePath(folderOf(documentPath), directory)];
  return folders.some((folder) => {
    if (folder === null || folder === '') return folder === '';
    const found = tree.find(folder);
    return found.kind === 'there' && found.entry === 'folder';
  });
}
