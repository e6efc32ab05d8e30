import type { ActionOffer, DimensionId, Measure, PartId } from './part.ts';

/** One part with what was found. */
export interface ScoredPart {
  readonly id: PartId;
  readonly measure: Measure;
  /** Points of the dimension's weight that it can bring, before any reweighting. */
  readonly weight: number;
}

/** One dimension of the score. */
export interface ScoredDimension {
  readonly id: DimensionId;
  /** For the table. */
  readonly title: string;
  /** 25, 20, 15, 15, 15, 10. */
  readonly weight: number;
  readonly parts: readonly ScoredPart[];
  /** 0 to 1, of the parts that were measured; null where none was: it is left out. */
  readonly value: number | null;
  /** Every part that was not measured can't apply: such as a plan that is turned off. */
  readonly isOff: boolean;
}

/** An action with what it brings. */
export interface ScoredAction extends ActionOffer {
  /** Exactly, unrounded, when done alone. */
  readonly gain: number;
  /** `gain` rounded down: what surely arrives. */
  readonly points: number;
}

/** The whole score. */
export interface Score {
  /** 0 to 100, rounded; null where too little of the weight rests on evidence. */
  readonly total: number | null;
  /** Unrounded, whatever it rests on; 0 where nothing was measured. */
  readonly exact: number;
  /** Percent of the weight of what applies that rests on evidence, rounded down. */
  readonly evidencePercent: number;
  /** In the order of DESIGN 6. */
  readonly dimensions: readonly ScoredDimension[];
  /** All that could be done, worth most first; with equal gains what takes less time, then by id. */
  readonly actions: readonly ScoredAction[];
}
