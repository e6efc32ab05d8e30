import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderRefused } from './folder-lock.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/**
 * Makes the folder one of this version, before anything in it is changed: an older one is migrated as it is opened.
 * Throws `FolderRefused` where a newer Baton wrote it, or its file `version` tells nothing.
 */
export function enterFolder(dataDir: string): void {
  const file = join(dataDir, 'version');
  const version = readVersion(file, dataDir);
  if (version === SCHEMA_VERSION) return;
  if (version > SCHEMA_VERSION) {
    throw new FolderRefused(
      `The data folder ${dataDir} was written by a newer Baton (folder version ${version}, this one knows ` +
        `${SCHEMA_VERSION}). Update Baton, or give it another folder with BATON_DATA_DIR.`,
      dataDir,
      null,
    );
  }
  // Under another name first: a torn file would lock everybody out.
  writeFileSync(`${file}.new`, `${SCHEMA_VERSION}\n`);
  renameSync(`${file}.new`, file);
}

function readVersion(file: string, dataDir: string): number {
  if (!existsSync(file)) return 0;
  const text = readFileSync(file, 'utf8').trim();
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new FolderRefused(
    `The file ${file} should hold the folder's version, a number such as ${SCHEMA_VERSION}, and does not. If no ` +
      'newer Baton wrote this folder, delete that file; else give this Baton another folder with BATON_DATA_DIR.',
    dataDir,
    null,
  );
}
