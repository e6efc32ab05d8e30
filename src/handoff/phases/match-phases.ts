/** What tells one phase from another, in the plan, in its earlier versions, and in the issues made of it. */
export interface Recognisable {
  readonly id: string;
  /** What it is called beside its title: `Phase 1`. Unlike an id that an issue was given once, it moves with the plan. */
  readonly label?: string;
  /** What it may be called, such as with its label and without: one in common is enough. */
  readonly titles: readonly string[];
  /** The words of each. */
  readonly deliverables: readonly string[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Every regular expression of this file. */
export const MATCH_PATTERNS = [WORD] as const;

/** With half of its deliverables, a phase is the same one under another name. */
const SAME_SHARE = 0.5;

/**
 * For each phase the index of the one that it was before; null where it is new. Renamed and reordered phases are
 * recognised: by id and title, by title, by what they bring, and at last by label or id alone. None is taken twice.
 */
export function matchPhases(
  phases: readonly Recognisable[],
  known: readonly Recognisable[],
): (number | null)[] {
  const found: (number | null)[] = phases.map(() => null);
  const free = new Set(known.keys());
  const sameId = (one: Recognisable, other: Recognisable): boolean => one.id === other.id;
  const sameTitle = (one: Recognisable, other: Recognisable): boolean => {
    const theirs = new Set(other.titles.map(words));
    return one.titles.map(words).some((title) => title !== '' && theirs.has(title));
  };
  const passes: readonly ((one: Recognisable, other: Recognisable) => boolean)[] = [
    (one, other) => sameId(one, other) && sameTitle(one, other),
    sameTitle,
    bringsTheSame,
    sameLabel,
    sameId,
  ];
  for (const isSame of passes) {
    for (const [index, phase] of phases.entries()) {
      if (found[index] !== null) continue;
      const match = [...free].find((candidate) => {
        const other = known[candidate];
        return other !== undefined && isSame(phase, other);
      });
      if (match === undefined) continue;
      found[index] = match;
      free.delete(match);
    }
  }
  return found;
}

function sameLabel(one: Recognisable, other: Recognisable): boolean {
  const label = words(one.label ?? '');
  return label !== '' && label === words(other.label ?? '');
}

function bringsTheSame(one: Recognisable, other: Recognisable): boolean {
  const theirs = new Set(other.deliverables.map(words));
  const shared = one.deliverables.filter((deliverable) => theirs.has(words(deliverable))).length;
  return shared > 0 && shared >= Math.max(one.deliverables.length, theirs.size) * SAME_SHARE;
}

/** The words of a text, in lower case and without what stands between them. */
export function words(text: string): string {
  return (text.normalize('NFKC').toLowerCase().match(WORD) ?? []).join(' ');
}
