import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  missingPermissions,
  REQUIRED_PERMISSIONS,
} from '../../../src/handoff/readiness/required-permissions.ts';

describe('the permissions that the App asks for', () => {
  it('are those of app.yml', () => {
    const asked = (parse(readFileSync('app.yml', 'utf8')) as { default_permissions: object })
      .default_permissions;
    expect(Object.fromEntries(REQUIRED_PERMISSIONS.map(({ name, level }) => [name, level]))).toEqual(asked);
  });

  const all = Object.fromEntries(REQUIRED_PERMISSIONS.map(({ name, level }) => [name, level]));
  it.each([
    ['all of them', all, []],
    ['more than asked', { ...all, contents: 'write', members: 'admin' }, []],
    ['one less', { ...all, discussions: undefined }, ['discussions: write']],
    ['one only to read', { ...all, issues: 'read' }, ['issues: write']],
    ['a server that does not tell', null, []],
  ])('granted %s', (_, granted, missing) => {
    expect(missingPermissions(granted as Record<string, string> | null)).toEqual(missing);
  });
});
