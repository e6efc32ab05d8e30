import { fingerprint } from '../text/fingerprint.ts';

/** Which drill an issue is for: the system by its slug, and the how manyth one of it. */
export interface DrillId {
  readonly slug: string;
  /** 1-based. */
  readonly ordinal: number;
}

const MARKER = /^<!-- baton:drill:([\p{L}\p{N}_-]{1,80})-(\d{1,6}) -->$/u;
const NO_SLUG = /[^\p{L}\p{N}]+/gu;
const AT_ENDS = /^-|-$/g;
const LONGEST_SLUG = 50;

/** Every regular expression that reads an id. */
export const DRILL_ID_PATTERNS = [MARKER, NO_SLUG, AT_ENDS] as const;

/** The first line of what the app writes about a drill (DESIGN 3). */
export function drillMarker({ slug, ordinal }: DrillId): string {
  return `<!-- baton:drill:${slug}-${ordinal} -->`;
}

/** The drill that a line marks; null where it marks none. */
export function parseDrillMarker(line: string): DrillId | null {
  const [, slug, ordinal] = MARKER.exec(line.trim()) ?? [];
  return slug === undefined || ordinal === undefined ? null : { slug, ordinal: Number(ordinal) };
}

/** The slugs of systems in the order of their names; where two would be alike, a digest of the name tells them apart. */
export function systemSlugs(names: readonly string[]): string[] {
  const plain = names.map((name) =>
    name.toLowerCase().replaceAll(NO_SLUG, '-').slice(0, LONGEST_SLUG).replaceAll(AT_ENDS, ''),
  );
  return plain.map((slug, index) => {
    const isAlone = plain.indexOf(slug) === plain.lastIndexOf(slug);
    if (slug !== '' && isAlone) return slug;
    const digest = fingerprint(names[index] ?? '').slice(0, 8);
    return slug === '' ? digest : `${slug}-${digest}`;
  });
}
