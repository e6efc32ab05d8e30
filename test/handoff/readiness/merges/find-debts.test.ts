import { describe, expect, it } from 'vitest';
import type { FileVersion } from '../../../../src/handoff/lookups/lookup.ts';
import type { MergedChange } from '../../../../src/handoff/readiness/readiness-facts.ts';
import { BARE_BODY, GOOD_BODY } from '../../../facts.ts';
import { checked, commitOf, committer, daysAgo, merged } from '../merged.ts';
import { judgedMerges, type MergesScene, withRationale } from './merges-scene.ts';

const RECORD = 'docs/decisions/0007-use-redis.md';
const version = (days: number, rest: Partial<FileVersion> = {}): FileVersion => ({
  commitSha: 'v'.repeat(40),
  committedAt: daysAgo(days),
  author: 'anna',
  blobSha: 'b'.repeat(40),
  ...rest,
});
const versionsOf = (path: string, ...versions: FileVersion[]): Pick<MergesScene, 'repository'> => ({
  repository: { base: { [path]: '' }, versions: { [path]: versions } },
});

/** Rules that something is still owed for after a merge ten days ago. */
function debtsOf(change: Partial<MergedChange>, scene: MergesScene = {}): string[] {
  const merges = [merged(1, { mergedAt: daysAgo(10), ...change }), ...(scene.merges ?? [])];
  const { debts } = judgedMerges({ config: withRationale({ linkedIssue: false }), ...scene, merges });
  return debts.map(({ kind, rule }) => `${kind} ${rule}`);
}

describe('a debt', () => {
  it('is what was warned of, waived or let through, in the order of the rules', () => {
    const rules = {
      config: 'warned',
      phase: 'waived',
      context: 'passed',
      runbook: 'failed',
      plan: 'hotfix',
      rationale: 'unknown',
    } as const;
    expect(debtsOf({ check: checked(rules) }, { repository: { base: {} } })).toEqual([
      'waived phase',
      'hotfix plan',
      'warned config',
    ]);
  });

  it('is told for thirty days, with a link to the check and no name', () => {
    const change = { check: checked({ plan: 'warned' }) } as const;
    expect(debtsOf({ ...change, mergedAt: daysAgo(29) })).toEqual(['warned plan']);
    expect(debtsOf({ ...change, mergedAt: daysAgo(31) })).toEqual([]);
    const { debts } = judgedMerges({ merges: [merged(1, change)] });
    expect(debts[0]?.url).toBe(change.check.url);
    expect(JSON.stringify(debts)).not.toContain('lazar');
  });

  it.each<[string, Partial<MergedChange>, boolean]>([
    ['open', { body: BARE_BODY, check: checked({ rationale: 'hotfix' }) }, true],
    [
      'paid once the description says why',
      { body: GOOD_BODY, check: checked({ rationale: 'hotfix' }) },
      false,
    ],
  ])('of a rationale is %s', (_what, change, isOpen) => {
    expect(debtsOf(change)).toEqual(isOpen ? ['hotfix rationale'] : []);
  });

  it.each<[string, Partial<MergedChange>, MergesScene, boolean]>([
    ['open', {}, {}, true],
    [
      'paid once the description links a record',
      { body: RECORD },
      { repository: { base: { [RECORD]: '' } } },
      false,
    ],
    [
      'paid once the description says why none is due',
      { body: 'Decision: none because it replaces a mirror' },
      {},
      false,
    ],
    [
      'open while the record it brought is what it was',
      { paths: [RECORD] },
      versionsOf(RECORD, version(11)),
      true,
    ],
    [
      'paid once the record it brought was completed',
      { paths: [RECORD] },
      versionsOf(RECORD, version(3)),
      false,
    ],
  ])('of a decision is %s', (_what, change, scene, isOpen) => {
    expect(debtsOf({ check: checked({ decision: 'warned' }), ...change }, scene)).toEqual(
      isOpen ? ['warned decision'] : [],
    );
  });

  it.each<[string, 'runbook' | 'context', string, MergesScene, boolean]>([
    ['open while nobody touched it', 'runbook', 'RUNBOOK.md', versionsOf('RUNBOOK.md', version(12)), true],
    [
      'paid by a later version',
      'runbook',
      'RUNBOOK.md',
      versionsOf('RUNBOOK.md', version(12), version(4)),
      false,
    ],
    [
      'not paid by its removal',
      'runbook',
      'RUNBOOK.md',
      versionsOf('RUNBOOK.md', version(4, { blobSha: null })),
      true,
    ],
    ['open while nobody touched it', 'context', 'CONTEXT.md', versionsOf('CONTEXT.md', version(12)), true],
    ['paid by a later version', 'context', 'CONTEXT.md', versionsOf('CONTEXT.md', version(4)), false],
    [
      'open where GitHub does not tell',
      'context',
      'CONTEXT.md',
      { repository: { base: {}, failing: (key) => key.startsWith('versions') } },
      true,
    ],
    [
      'not paid by its own merge, whose commit is a moment younger',
      'context',
      'CONTEXT.md',
      {
        ...versionsOf('CONTEXT.md', version(9.99, { commitSha: 'own' })),
        commits: [commitOf(1, [committer('lazar')], { sha: 'own' })],
      },
      true,
    ],
    [
      'paid by what was committed before and merged after',
      'context',
      'CONTEXT.md',
      {
        ...versionsOf('CONTEXT.md', version(12, { commitSha: 'early' })),
        commits: [commitOf(2, [committer('anna')], { sha: 'early' })],
        merges: [merged(2, { mergedAt: daysAgo(5) })],
      },
      false,
    ],
  ])('is %s: %s', (_what, rule, _path, scene, isOpen) => {
    expect(debtsOf({ check: checked({ [rule]: 'waived' }) }, scene)).toEqual(
      isOpen ? [`waived ${rule}`] : [],
    );
  });

  it('of runbooks is paid once every touched system’s has a later version', () => {
    const systems = ['api', 'jobs'].map((name) => ({
      name,
      paths: [`${name}/**`],
      runbook: `${name}/RUNBOOK.md`,
      watch: [],
    }));
    const paid = (paths: string[]): string[] =>
      debtsOf(
        { check: checked({ runbook: 'warned' }), paths },
        {
          config: (config) => ({ ...config, systems }),
          repository: {
            base: {},
            versions: { 'api/RUNBOOK.md': [version(2)], 'jobs/RUNBOOK.md': [version(20)] },
          },
        },
      );
    expect(paid(['api/a.ts'])).toEqual([]);
    expect(paid(['api/a.ts', 'jobs/a.ts'])).toEqual(['warned runbook']);
    // No system of today's config: nobody can tell which runbook was meant.
    expect(paid(['web/a.ts'])).toEqual(['warned runbook']);
  });
});
