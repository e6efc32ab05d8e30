import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The data folder belongs to another running process, can't be written, or was written by a newer Baton. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
  readonly folder: string;
  /** Who holds the folder; null if that is not the reason, or could not be read. */
  readonly pid: number | null;

  constructor(message: string, folder: string, pid: number | null, options?: ErrorOptions) {
    super(message, options);
    this.folder = folder;
    this.pid = pid;
  }
}

/** Gives the folder back. */
export interface FolderLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/**
 * Takes the folder for this process alone, making it if it does not exist.
 *
 * The lock is the operating system's, on an empty SQLite file: Node offers no file locks of its own, and
 * SQLite brings them for every system. The kernel drops it when the process dies, however it dies, so there is
 * no stale lock to judge: a reused pid, a reboot or two heirs at once can't confuse it. The file `owner`
 * beside it is there for the error message alone. Throws `FolderRefused` if somebody holds
 * it, or it can't be written.
 */
export function lockFolder(folder: string): FolderLock {
  let file: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(folder, 'lock'));
    file = lock;
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    writeFileSync(join(folder, 'owner'), JSON.stringify({ pid: process.pid, host: hostname() }));
    return { release: () => lock.close() };
  } catch (error) {
    file?.close();
    const isHeld = (error as { errcode?: number }).errcode === SQLITE_BUSY;
    throw isHeld ? heldBy(folder, readOwner(folder), error) : unwritable(folder, error);
  }
}

function unwritable(folder: string, cause: unknown): FolderRefused {
  const { code } = cause as NodeJS.ErrnoException;
  return new FolderRefused(
    `The data folder ${folder} can't be written (${code ?? 'unknown trouble'}). Make it writable for the user that ` +
      'runs Baton, or give it another one with BATON_DATA_DIR.',
    folder,
    null,
    { cause },
  );
}

function heldBy(folder: string, owner: Owner | null, cause: unknown): FolderRefused {
  const who = owner === null ? 'another process' : `process ${owner.pid} on ${owner.host}`;
  return new FolderRefused(
    `The data folder ${folder} is in use by ${who}. Stop that one, or give this one a folder of its own ` +
      'with BATON_DATA_DIR, or let both share a PostgreSQL with DATABASE_URL.',
    folder,
    owner?.pid ?? null,
    { cause },
  );
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

function readOwner(folder: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(join(folder, 'owner'), 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' ? { pid: owner.pid, host: String(owner.host) } : null;
  } catch {
    // Held, but its owner has not written its name yet: the message does without.
    return null;
  }
}
