import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { DatabaseRefused, explainDatabaseError } from '../../src/queue/explain-database-error.ts';
import { openQueue } from '../../src/queue/open-queue.ts';

describe('a PostgreSQL that can not be used', () => {
  it('is told in one line to act on, without its password', async () => {
    const opening = openQueue({
      // Nothing listens at the discard port.
      databaseUrl: 'postgres://baton:hush@127.0.0.1:9/baton',
      databaseBackend: null,
      dataDir: '',
      queues: [],
      log: pino({ level: 'silent' }),
    });
    const error = await opening.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DatabaseRefused);
    expect(String(error)).toContain('ECONNREFUSED');
    expect(String(error)).not.toMatch(/hush|\n/);
  });

  it.each([
    [{ code: '28P01', message: 'password authentication failed' }, 'the user or the password'],
    [{ code: '3D000' }, 'no database of that name'],
    [new AggregateError([{ code: 'ENOTFOUND' }]), 'host name is unknown'],
    [new Error('postgres://baton:hush@db'), 'see its own log'],
  ])('for %j says what to look at', (error, expected) => {
    const { message } = explainDatabaseError(error);
    expect(message).toContain(expected);
    expect(message).not.toContain('hush');
  });
});
