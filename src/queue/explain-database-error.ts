/** What to do about a database that does not answer as hoped, by the code of the system or of PostgreSQL. */
const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that host and port. Is the server running, and is DATABASE_URL right?',
  ENOTFOUND: 'its host name is unknown. Is DATABASE_URL right?',
  EAI_AGAIN: 'its host name could not be looked up. Is DATABASE_URL right, and is the network up?',
  ETIMEDOUT: 'it did not answer in time. Is there a firewall in between?',
  EHOSTUNREACH: 'there is no way to its host. Is the network up?',
  ECONNRESET: 'it closed the connection. Does it expect TLS (sslmode=require)?',
  '28P01': 'it refuses the user or the password of DATABASE_URL.',
  '28000': 'it refuses this user from here (pg_hba.conf, or TLS is expected: sslmode=require).',
  '3D000': 'it has no database of that name. Make one, or mend DATABASE_URL.',
  '42501': 'the user may not make the schemas pgboss and baton. Grant CREATE on the database once.',
  '53300': 'it has no connection left. Raise max_connections or stop something else.',
  '57P03': 'it is still starting. Try again in a moment.',
};

/** The PostgreSQL can't be used; the message says what to do and never holds the address, which has the password in it. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
  /** The system's or PostgreSQL's code; null where there is none. */
  readonly code: string | null;

  constructor(code: string | null) {
    const advice = (code === null ? undefined : ADVICE[code]) ?? 'see its own log for the reason.';
    super(`The PostgreSQL at DATABASE_URL can't be used${code === null ? '' : ` (${code})`}: ${advice}`);
    this.code = code;
  }
}

/** Sorts what the driver threw by its code alone: its texts may quote the address. */
export function explainDatabaseError(error: unknown): DatabaseRefused {
  return new DatabaseRefused(codeOf(error));
}

/** A name with several addresses fails with an error for each of them. */
function codeOf(error: unknown): string | null {
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  return errors === undefined || errors.length === 0 ? null : codeOf(errors[0]);
}
