import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../src/sandbox/try/options.ts';

describe('the arguments of npm run try', () => {
  it('need none', () => {
    expect(readOptions([], {})).toEqual({
      kind: 'options',
      path: null,
      port: 4000,
      opensBrowser: true,
      limit: 20,
      logLevel: 'error',
    });
  });

  it('take a path, a count and the port of the environment', () => {
    const read = readOptions(['--no-open', '/src/shop', '--count', '40'], {
      PORT: '4100',
      LOG_LEVEL: 'info',
    });
    expect(read).toMatchObject({
      path: '/src/shop',
      opensBrowser: false,
      limit: 40,
      port: 4100,
      logLevel: 'info',
    });
    expect(readOptions(['--count=3'], {})).toMatchObject({ limit: 3 });
  });

  it('take a path as it was typed, wherever npm starts the script', () => {
    const typed = { npm_lifecycle_event: 'try', INIT_CWD: '/home/anna/work' };
    expect(readOptions(['../shop'], typed)).toMatchObject({ path: '/home/anna/shop' });
    expect(readOptions(['shop'], {})).toMatchObject({ path: join(process.cwd(), 'shop') });
  });

  it.each([
    ['two paths', ['a', 'b'], {}, 'One path'],
    ['an unknown option', ['--fast'], {}, '--fast'],
    ['no count', ['--count'], {}, '--count'],
    ['too large a count', ['--count=1000'], {}, '--count'],
    ['a port that is none', [], { PORT: 'web' }, 'PORT'],
    ['a log level that is none', [], { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('are refused with a reason: %s', (_, args, env, named) => {
    const read = readOptions(args, env);
    expect(read).toMatchObject({ kind: 'wrong', problem: expect.stringContaining(named) });
  });

  it('give the help wherever it is asked for', () => {
    expect(readOptions(['path', '--help'], {})).toEqual({ kind: 'help' });
  });
});
