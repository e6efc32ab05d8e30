import { runGit } from './git-command.ts';

export interface ChangedFile {
  readonly path: string;
  /** Where a renamed or copied file came from. */
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** Lines; 0 for a binary file. */
  readonly additions: number;
  readonly deletions: number;
  /** The blob at the head; for a removed file the one at the base. */
  readonly oid: string;
}

const STATUSES: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** Lists what differs between two commits, by path, with renames found as Git finds them. */
export async function readChangedFiles(
  gitDir: string,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> {
  const args = ['diff-tree', '-r', '-M', '-z', '--no-abbrev', '--raw', '--numstat', from, to];
  const fields = (await runGit(gitDir, args)).toString().split('\0');
  const files: Omit<ChangedFile, 'additions' | 'deletions'>[] = [];
  const lines = new Map<string, { readonly additions: number; readonly deletions: number }>();
  for (let at = 0; at < fields.length - 1; ) {
    const field = fields[at] ?? '';
    if (field.startsWith(':')) {
      const [, , before = '', after = '', letters = ''] = field.split(' ');
      const moved = /^[RC]/.test(letters);
      const status = STATUSES[letters.charAt(0)] ?? 'changed';
      const path = fields[at + (moved ? 2 : 1)] ?? '';
      const oid = status === 'removed' ? before : after;
      files.push({ path, previousPath: moved ? (fields[at + 1] ?? null) : null, status, oid });
      at += moved ? 3 : 2;
    } else {
      const [additions = '', deletions = '', name = ''] = field.split('\t');
      // A rename's line counts end in an empty name, and both names follow.
      const path = name || (fields[at + 2] ?? '');
      lines.set(path, { additions: Number(additions) || 0, deletions: Number(deletions) || 0 });
      at += name ? 1 : 3;
    }
  }
  return files.map((file) => ({ ...file, ...(lines.get(file.path) ?? { additions: 0, deletions: 0 }) }));
}
