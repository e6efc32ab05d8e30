import { describe, expect, it } from 'vitest';
import type { Fetched, Permission } from '../../../../src/handoff/facts.ts';
import {
  askedPeople,
  type Engagement,
  isNamedClient,
  judgeClientSide,
  judgeWriter,
  teamsOf,
} from '../../../../src/handoff/phases/people/client-side.ts';

const NONE = { started: null, ends: null, engineers: [], team: [], sponsor: [] };
const NAMED = { ...NONE, engineers: ['lazar'], team: ['anna', 'lazar'], sponsor: ['@Fiona'] };
const TEAMS = { ...NONE, engineers: ['@acme/outside'], team: ['@acme/client'], sponsor: ['@acme/board'] };
const members = (entries: Record<string, readonly string[]>): Engagement['members'] =>
  Object.fromEntries(Object.entries(entries).map(([team, value]) => [team, { kind: 'known', value }]));
const KNOWN = members({
  'acme/outside': ['lazar'],
  'acme/client': ['Anna', 'lazar'],
  'acme/board': ['fiona'],
});
const UNKNOWN = { kind: 'unknown', reason: 'forbidden' } as const;

describe('who decides for the client', () => {
  it.each<[string, Engagement['config'], Engagement['members'], string, Permission | undefined, string]>([
    ['the sponsor, without access', NAMED, {}, 'fiona', 'none', 'allowed'],
    ['the sponsor, before their permission is known', NAMED, {}, 'FIONA', undefined, 'allowed'],
    ['the team, with write', NAMED, {}, 'anna', 'write', 'allowed'],
    ['the team, without write', NAMED, {}, 'anna', 'read', 'refused'],
    ['the team, before their permission is known', NAMED, {}, 'anna', undefined, 'pending'],
    ['an engineer who is in the team too', NAMED, {}, 'lazar', 'admin', 'refused'],
    ['somebody else with write', NAMED, {}, 'olga', 'admin', 'refused'],
    ['a sponsor by their team', TEAMS, KNOWN, 'fiona', 'none', 'allowed'],
    ['a member of the team', TEAMS, KNOWN, 'anna', 'write', 'allowed'],
    ['an engineer by their team', TEAMS, KNOWN, 'lazar', 'admin', 'refused'],
    ['somebody of no team', TEAMS, KNOWN, 'olga', 'admin', 'refused'],
    [
      'a writer, where the team can’t be looked up',
      TEAMS,
      { ...KNOWN, 'acme/client': UNKNOWN },
      'olga',
      'write',
      'allowed',
    ],
    [
      'a reader, where the sponsors can’t be looked up',
      TEAMS,
      { ...KNOWN, 'acme/board': UNKNOWN },
      'olga',
      'read',
      'refused',
    ],
    [
      'an engineer, where the team can’t be looked up',
      TEAMS,
      { ...KNOWN, 'acme/client': UNKNOWN },
      'lazar',
      'write',
      'refused',
    ],
    ['a writer, where nobody is named', NONE, {}, 'olga', 'write', 'allowed'],
    ['a reader, where nobody is named', NONE, {}, 'olga', 'triage', 'refused'],
    [
      'an engineer, where nobody else is named',
      { ...NONE, engineers: ['lazar'] },
      {},
      'lazar',
      'admin',
      'refused',
    ],
  ])('%s', (_who, config, known, login, permission, kind) => {
    const fetched: Fetched<Permission> | undefined = permission && { kind: 'known', value: permission };
    expect(judgeClientSide({ login, isBot: false }, fetched, { config, members: known }).kind).toBe(kind);
  });

  it('is never a bot, not even one of a sponsor’s name', () => {
    const verdict = judgeClientSide(
      { login: 'fiona', isBot: true },
      { kind: 'known', value: 'admin' },
      { config: NAMED, members: {} },
    );
    expect(verdict).toEqual({ kind: 'refused', reason: 'People decide, not bots.' });
  });

  it('is told to those who may not', () => {
    const refusal = (login: string): unknown =>
      judgeClientSide(
        { login, isBot: false },
        { kind: 'known', value: 'write' },
        { config: NAMED, members: {} },
      );
    expect(refusal('lazar')).toEqual({
      kind: 'refused',
      reason: 'An engineer of the engagement does not decide this: `Fiona` does.',
    });
    expect(refusal('olga')).toEqual({
      kind: 'refused',
      reason: "This is for the client's side to decide: `Fiona`.",
    });
  });
});

it('asks the sponsor, else the team', () => {
  expect(askedPeople(NAMED)).toEqual(['Fiona']);
  expect(askedPeople({ ...NAMED, sponsor: [] })).toEqual(['anna', 'lazar']);
  expect(askedPeople(NONE)).toEqual([]);
});

it('looks each team up once', () => {
  expect(teamsOf({ ...TEAMS, sponsor: ['acme/client', 'fiona'] })).toEqual(['acme/outside', 'acme/client']);
});

it('knows whose approving review counts', () => {
  const counts = (login: string, config = NAMED, known: Engagement['members'] = {}): boolean =>
    isNamedClient(login, { config, members: known });
  expect(['anna', 'fiona', 'lazar', 'olga'].map((login) => counts(login))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['anna', 'fiona', 'lazar', 'olga'].map((login) => counts(login, TEAMS, KNOWN))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(counts('anna', TEAMS, { 'acme/client': UNKNOWN })).toBe(false);
});

it('waits for a permission that could not be looked up', () => {
  expect(judgeWriter(UNKNOWN, 'no')).toEqual({ kind: 'pending' });
});
