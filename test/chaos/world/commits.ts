import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { Repository } from '../../../src/sandbox/store/entities.ts';
import { GOOD_CONTEXT, GOOD_RUNBOOK } from '../../documents.ts';
import type { Chance } from '../random.ts';
import { configOf, planOf } from './texts.ts';

/** Commits that all repositories of one kind share, as forks do: each costs a few Git processes once, not per event. */
export interface Commits {
  /** Where every repository of the kind begins. */
  readonly first: string;
  /** Heads for pull requests, each one commit after the first. */
  readonly heads: readonly string[];
  /** What main goes through, each after the one before. */
  readonly main: readonly string[];
}

const HEADS = 16;
const MAIN = 10;

/** Files that nothing depends on, one that the runbook may, and one that brings a dependency. */
const PATHS = ['src/a.ts', 'src/b.ts', 'docs/notes.md', 'Dockerfile', 'requirements.txt'];

/** Makes them in the template; its main stays where it is. */
export async function createCommits(
  github: StandIn,
  template: Repository,
  hasPlan: boolean,
  chance: Chance,
): Promise<Commits> {
  const first = template.git.commitOf('HEAD');
  if (first === null) throw new Error('The template has no commit');
  const lazar = github.as('lazar');
  const heads = await Promise.all(
    Array.from({ length: HEADS }, (_, index) => {
      const changes = { [chance.pick(PATHS)]: `change-${index}==1.${chance.below(99)}\n` };
      return lazar.push(template, { branch: `head-${index}`, changes });
    }),
  );
  const main: string[] = [];
  for (let index = 0; index < MAIN; index += 1)
    main.push(await lazar.push(template, { branch: 'next', changes: changesOfMain(hasPlan, chance) }));
  return { first, heads, main };
}

function changesOfMain(hasPlan: boolean, chance: Chance): Record<string, string> {
  const said = `\nSeen ${chance.below(1_000)} times.\n`;
  const documents = [
    { 'CONTEXT.md': `${GOOD_CONTEXT}${said}` },
    { 'RUNBOOK.md': `${GOOD_RUNBOOK}${said}` },
    { 'RUNBOOK.md': `# Runbook\n\n## Monitor\n\nTODO\n${said}` },
    { 'src/main.ts': said },
  ];
  const mode = chance.pick(['enforce', 'enforce', 'observe']);
  const config = { '.github/baton.yml': configOf(mode, chance.pick(['error', 'warn', 'off'])) };
  const plan = { 'PLAN.md': planOf(60 + chance.below(39), !chance.oneIn(4)) };
  return chance.pick<Record<string, string>>([
    ...documents,
    ...documents,
    config,
    ...(hasPlan ? [plan, plan, plan] : []),
  ]);
}
