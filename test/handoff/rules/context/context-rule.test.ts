import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { FileVersion } from '../../../../src/handoff/lookups/lookup.ts';
import { contextRule } from '../../../../src/handoff/rules/context/context-rule.ts';
import { GOOD_CONTEXT } from '../../../documents.ts';
import { findingsOf, judgedIn, type Scene } from '../judged-in.ts';

const found = (scene: Scene) => findingsOf(judgedIn(contextRule, scene));
const NO_QUESTIONS = GOOD_CONTEXT.replace(/## Open questions[^]*?(?=## Last)/, '');
const bot = { author: { login: 'renovate', isBot: true } };

describe('CONTEXT.md', () => {
  it.each<[string, Scene, string[]]>([
    ['that answers', {}, []],
    ['missing on main', { base: { 'CONTEXT.md': null } }, ['error base missing']],
    [
      'missing on main, asked of a bot',
      { base: { 'CONTEXT.md': null }, pullRequest: bot },
      ['warn base missing'],
    ],
    ['removed', { changes: { 'CONTEXT.md': null } }, ['error missing']],
    ['emptied', { changes: { 'CONTEXT.md': '' } }, ['error empty']],
    [
      'without open questions on main',
      { base: { 'CONTEXT.md': NO_QUESTIONS } },
      ['error base questions-missing'],
    ],
    [
      'whose open questions are taken away',
      { changes: { 'CONTEXT.md': NO_QUESTIONS } },
      ['error questions-missing'],
    ],
  ])('%s', (_what, scene, expected) => {
    expect(found(scene)).toEqual(expected);
  });

  it('is unknown, never passed, where GitHub fails', () => {
    const outcome = judgedIn(contextRule, {
      repository: { failing: (key) => key.startsWith('file base CONTEXT') },
    });
    expect(outcome).toMatchObject({ state: 'unknown', findings: [] });
  });
});

describe('its age', () => {
  const versions = (committedAt: string): Record<string, readonly FileVersion[]> => ({
    'CONTEXT.md': [{ commitSha: 'c', committedAt, author: 'lazar', blobSha: 'b' }],
  });
  const aged = (committedAt: string, mergesSince: number, more: Scene = {}): string[] =>
    found({ repository: { versions: versions(committedAt), mergesSince }, ...more });
  const engineers = (config: Config): Config => ({
    ...config,
    engagement: { ...config.engagement, engineers: ['mira'] },
  });

  it.each<[string, string, number, string[]]>([
    ['young', '2026-06-01T12:00:00Z', 50, []],
    ['old, with few merges since', '2026-01-01T12:00:00Z', 10, []],
    ['old, with many merges since', '2026-01-01T12:00:00Z', 11, ['warn base age']],
  ])('%s', (_what, at, merges, expected) => {
    expect(aged(at, merges)).toEqual(expected);
  });

  it('is told to nobody else where the engineers are known, nor to bots', () => {
    expect(aged('2026-01-01T12:00:00Z', 50, { config: engineers })).toEqual([]);
    const mira = { author: { login: 'Mira', isBot: false } };
    expect(aged('2026-01-01T12:00:00Z', 50, { config: engineers, pullRequest: mira })).toEqual([
      'warn base age',
    ]);
    expect(aged('2026-01-01T12:00:00Z', 50, { pullRequest: bot })).toEqual([]);
  });

  it('ends with a change of the page, or with somebody’s word', () => {
    const at = '2026-01-01T12:00:00Z';
    expect(aged(at, 50, { changes: { 'CONTEXT.md': `${GOOD_CONTEXT}\nMore.\n` } })).toEqual([]);
    const presses = [
      {
        document: 'context',
        by: 'anna',
        headSha: 'a'.repeat(40),
        permission: { kind: 'known', value: 'write' },
      },
    ] as const;
    expect(aged(at, 50, { facts: { presses } })).toEqual([]);
  });
});
