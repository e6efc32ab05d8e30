import type { RepositoryView } from '../../lookups/repository-view.ts';
import { describeTrait } from './describe-trait.ts';
import type { Inquiry } from './inquiry.ts';
import { readRoot, readSiblings } from './known-elsewhere.ts';
import { linesOf } from './lines.ts';
import { isDevelopmentImage, isDevelopmentTool } from './products/development-tools.ts';
import { providerOf } from './products/providers.ts';
import { storeOf } from './products/stores.ts';
import type { SourceReading } from './read-sources.ts';
import type { Sign } from './sign.ts';
import { type Trait, traitKey } from './trait.ts';

/** What the base knew before: only what is beyond it is a choice. */
interface Known {
  readonly traits: readonly Trait[];
  readonly keys: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly stores: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
}

function knownOf(traits: readonly Trait[]): Known {
  const families = traits.map((trait) => (trait.kind === 'dependency' ? trait.family : null));
  return {
    traits,
    keys: new Set(traits.map(traitKey)),
    families: new Set(families.filter((family) => family !== null)),
    stores: new Set(traits.map(storeOf).flatMap((store) => (store === null ? [] : [store.name]))),
    providers: new Set(traits.map(providerOf).filter((provider) => provider !== null)),
  };
}

/** Signs in what the sources say at the head and nothing that was read said at the base. */
export function findTraitSigns(
  readings: readonly SourceReading[],
  view: RepositoryView,
  inquiry: Inquiry,
): Sign[] {
  const ofBase = readings.flatMap(({ base }) => base?.traits ?? []);
  const asksRoot = readings.some(
    ({ source }) => source.kind === 'manifest' || source.kind === 'infrastructure',
  );
  const root = asksRoot ? readRoot(view, inquiry) : { traits: [], workspaces: [] };
  const atHand = knownOf([...ofBase, ...root.traits]);
  const hasNew = newTraits(readings, atHand).some(({ trait }) => trait.kind === 'dependency');
  // The other packages are only asked where that may make a difference.
  const siblings = hasNew && !inquiry.isWaiting ? readSiblings(readings, root.workspaces, view, inquiry) : [];
  const known = knownOf([...atHand.traits, ...siblings]);
  return onePerProject(newTraits(readings, known)).map(({ trait, reading }) => {
    const { path } = reading.source;
    return { ...describeTrait(trait, known, path), path, line: findNewLine(reading, trait.name) };
  });
}

/** A store is told once, whatever driver, image and module come with it; so is a project that comes in several packages. */
function onePerProject(found: readonly NewTrait[]): NewTrait[] {
  const told = new Set<string>();
  return found.filter(({ trait }) => {
    const family = trait.kind === 'dependency' ? trait.family : null;
    const project = storeOf(trait)?.name ?? providerOf(trait) ?? family;
    if (project === null) return true;
    const isFirst = !told.has(project);
    told.add(project);
    return isFirst;
  });
}

interface NewTrait {
  readonly trait: Trait;
  readonly reading: SourceReading;
}

function newTraits(readings: readonly SourceReading[], known: Known): NewTrait[] {
  const found = new Map<string, NewTrait>();
  for (const reading of readings) {
    for (const trait of reading.head?.traits ?? []) {
      const key = traitKey(trait);
      if (!known.keys.has(key) && !found.has(key) && isChoice(trait, known))
        found.set(key, { trait, reading });
    }
  }
  return [...found.values()];
}

function isChoice(trait: Trait, known: Known): boolean {
  if (trait.kind === 'service' || trait.kind === 'workload') return !trait.images.some(isDevelopmentImage);
  if (trait.kind !== 'dependency') return true;
  if (isDevelopmentTool(trait)) return false;
  const store = storeOf(trait);
  const provider = providerOf(trait);
  if (store !== null && !known.stores.has(store.name)) return true;
  if (provider !== null && !known.providers.has(provider)) return true;
  // A further package of a project that is there already is not another choice.
  return trait.family === null || !known.families.has(trait.family);
}

/** Where the head names it on a line that the base does not have. */
function findNewLine({ base, head }: SourceReading, name: string): number | null {
  const before = new Set(linesOf(base?.text ?? ''));
  const wanted = name.slice(name.lastIndexOf(':') + 1).toLowerCase();
  const index = linesOf(head?.text ?? '').findIndex(
    (line) => !before.has(line) && line.toLowerCase().includes(wanted),
  );
  return index === -1 ? null : index + 1;
}
