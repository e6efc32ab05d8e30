/**
 * What Baton knows of one language in order to read where things stand. Every list is one text, its entries parted
 * by commas and compiled by `compile` (text/matcher.ts): lower case, one to six words; an entry ending in `*` holds for every
 * word that begins so. Entries of Chinese are looked for anywhere.
 */
export interface ContextLexicon {
  /** Headings, by what stands under them. `...Alone` entries count only where the heading says little else. */
  readonly headings: {
    readonly state: string;
    readonly stateAlone: string;
    readonly questions: string;
    readonly questionsAlone: string;
    readonly thinking: string;
    readonly thinkingAlone: string;
    /** Instructions, references, requirements: what stands there tells no state and asks no question of the project's. */
    readonly aside: string;
  };
  /** Something was done, works, or is known to fail. */
  readonly done: string;
  /** Something is under way, waits, or is missing so far. */
  readonly underway: string;
  /** An undecided point, said to be one. */
  readonly undecided: string;
  /** That there is no open question: an honest answer wherever it stands. */
  readonly nothingOpen: string;
  /** "None": an honest answer under a heading that asks for open questions. */
  readonly none: string;
  /** What comes next, is planned, proposed or left for later. */
  readonly next: string;
  /** Reasoning: alternatives, suspicions, recommendations. */
  readonly reasoning: string;
  /** Rules for a reader or a machine, as specifications and instructions give them: no news of this project. */
  readonly rule: string;
  /** Text that stands for a missing text. */
  readonly placeholder: string;
  /** Words by which a template asks for what is to be written ("What works, what is missing"). */
  readonly interrogative: string;
}
