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
import { type DependencyTrait, type Trait, traitKey } from './trait.ts';

/** What the base knew before: only what is beyond it is a choice. */
interface Known {
  readonly traits: readonly Trait[];
  readonly keys: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly stores: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
}

function knownOf(traits: readonly Trait[]): Known {
  const direct = traits.filter((trait) => !isIndirect(trait));
  const families = direct.map((trait) => (trait.kind === 'dependency' ? trait.family : null));
  return {
    traits: direct,
    keys: new Set(traits.map(traitKey)),
    families: new Set(families.filter((family) => family !== null)),
    stores: new Set(direct.flatMap((trait) => storeOf(trait)?.name ?? [])),
    providers: new Set(direct.flatMap((trait) => providerOf(trait) ?? [])),
  };
}

function isIndirect(trait: Trait): boolean {
  return trait.kind === 'dependency' && trait.isIndirect === true;
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
  const hasNew = findNew(readings, atHand).some(({ trait }) => trait.kind === 'dependency');
  // The other packages are only asked where that may make a difference.
  const siblings = hasNew && !inquiry.isWaiting ? readSiblings(readings, root.workspaces, view, inquiry) : [];
  const known = knownOf([...ofBase, ...root.traits, ...siblings]);
  const kept = new Set(readings.flatMap(({ head }) => head?.traits ?? []).map(traitKey));
  return onePerProject(findNew(readings, known)).map(({ trait, reading }) => {
    const { path } = reading.source;
    return {
      ...describeTrait(trait, { ...known, kept }, path),
      path,
      line: findNewLine(reading, trait.name),
    };
  });
}

/** A store is told once, whatever driver, image and module come with it; so is a project that comes in several packages. */
function onePerProject(found: readonly NewTrait[]): NewTrait[] {
  const told = new Set<string>();
  return found.filter(({ trait }) => {
    const family = trait.kind === 'dependency' ? trait.family : trait.kind === 'resource' ? trait.type : null;
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

function findNew(readings: readonly SourceReading[], known: Known): NewTrait[] {
  const removed = namesRemoved(readings);
  const found = new Map<string, NewTrait>();
  for (const reading of readings) {
    for (const trait of reading.head?.traits ?? []) {
      const key = traitKey(trait);
      if (known.keys.has(key) || found.has(key) || isIndirect(trait)) continue;
      if (isChoice(trait, known) && !isSuccessor(trait, reading, removed)) found.set(key, { trait, reading });
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

/** What takes the place of something of the same name: a module that moved to another address, a service with another name. */
function isSuccessor(trait: Trait, { base, head }: SourceReading, removed: ReadonlySet<string>): boolean {
  if (trait.kind === 'dependency') return removed.has(shortName(trait));
  if (trait.kind === 'model' || storeOf(trait) !== null) return false;
  const count = (traits: readonly Trait[]): number =>
    traits.filter((one) => one.kind === trait.kind && one.type === trait.type).length;
  return count(head?.traits ?? []) <= count(base?.traits ?? []);
}

/** The short names of the dependencies that no manifest has any longer. */
function namesRemoved(readings: readonly SourceReading[]): ReadonlySet<string> {
  const kept = new Set(readings.flatMap(({ head }) => head?.traits ?? []).map(traitKey));
  const gone = readings
    .flatMap(({ base }) => base?.traits ?? [])
    .filter((trait) => !kept.has(traitKey(trait)));
  return new Set(gone.flatMap((trait) => (trait.kind === 'dependency' ? shortName(trait) : [])));
}

/** `huh` of `github.com/charmbracelet/huh` and of `charm.land/huh`. */
function shortName({ ecosystem, name }: DependencyTrait): string {
  return `${ecosystem} ${name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1)}`;
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
