/** An area of the code and who knows it. */
export interface KnownArea {
  /** A CODEOWNERS pattern, or a top-level folder with `/` at its end: data. */
  readonly name: string;
  /** Logins (or names of people without an account) who know it, in the order of the newest proof first. */
  readonly inHouse: readonly string[];
  readonly outsiders: readonly string[];
  /** Who is neither, where the config names a team: they know it, and do not make it known in-house. */
  readonly others?: readonly string[];
  /** Merged pull requests that touched it within the window, newest first, at most five. */
  readonly pulls: readonly { readonly number: number; readonly url: string }[];
}

/** Who knows the code, from merged changes of 90 days (DESIGN 6). */
export interface Independence {
  /** `engagement`: the config says who is an outsider or of the team; `bus-factor`: it does not, everybody is alike. */
  readonly by: 'engagement' | 'bus-factor';
  readonly areasFrom: 'codeowners' | 'folders';
  /** Areas with merged changes in the window, as CODEOWNERS or the folders are ordered. With `bus-factor`, all people are in `inHouse`. */
  readonly areas: readonly KnownArea[];
  /** Areas without a merged change in the window: nobody's knowledge of them is on record. */
  readonly quietAreas: readonly string[];
  /** People whose leaving leaves areas that nobody else knows, those with the most first. */
  readonly soleKnowers: readonly {
    readonly name: string;
    readonly isOutsider: boolean;
    readonly areas: readonly string[];
  }[];
  /** Merges of the last four weeks by people, and how many of those somebody in-house authored. */
  readonly recentMerges: { readonly total: number; readonly inHouse: number };
  /** The fewest people whose leaving leaves more than half of the areas to nobody; null where there are no areas. */
  readonly busFactor: number | null;
  /** Why who knows what could not be told (a team, or CODEOWNERS, that can't be read): half a sentence of Markdown; null where it could. */
  readonly unknown: string | null;
}
