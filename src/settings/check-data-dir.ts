import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Adds a problem where the embedded database can have no folder there: a file, or nothing that may be written. */
export function checkDataDir(folder: string, problems: string[]): void {
  const place = nearestExisting(resolve(folder));
  if (!statSync(place).isDirectory()) {
    problems.push('BATON_DATA_DIR: expected a folder, but a file is in its place');
    return;
  }
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    // Whatever the system's reason, the way out is the same.
    problems.push(
      'BATON_DATA_DIR: expected a folder that the user who runs Baton may write to (or set DATABASE_URL for a PostgreSQL)',
    );
  }
}

/** The folder itself, or the one in which it would be made. */
function nearestExisting(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? nearestExisting(dirname(path)) : path;
}
