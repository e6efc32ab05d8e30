/**
 * The groups of signs by which a reader knows a reason. Every language names the same groups, so that one set
 * of weights serves them all.
 */
export const signGroups = [
  /** Nothing but a reason comes with it: "because", "otherwise", "so that". Stands in `cause` or `purpose` as well. */
  'because',
  /** Tells of the old state in a past tense: "was", "had". */
  'past',
  /** Ties a consequence to its cause: "because", "leads to", "so". */
  'cause',
  /** A bad state of the world: "fails", "confusing", "stale". */
  'problem',
  /** Names of faults, which a list of changes names as well: "error", "bug", "duplicate". */
  'fault',
  /** What it is for: "so that", "to avoid". */
  'purpose',
  /** A purpose so general that it often only continues a list of changes: "allows", "to support". */
  'weakPurpose',
  /** What is better afterwards: "easier", "faster". */
  'benefit',
  /** A choice and what it cost: "rather than", "trade-off", "for now". */
  'tradeoff',
  /** Somebody saw it: "noticed", "in production", "reported". */
  'evidence',
  /** How it was or is: "currently", "previously", "no longer". */
  'before',
  /** Somebody asks for it: "needs", "must", "required". */
  'need',
  /** "not", "without", "cannot". */
  'negation',
  /** "if", "when", "unless". */
  'condition',
  /** A finite verb of state: "is", "were", "can". */
  'state',
  /** The people it is for or by: "we", "users". */
  'people',
  /** How it behaves from now on: tells what, unless something else in the sentence tells why. */
  'newState',
  /** Talk with the reviewer: how safe it is, what follows, what is asked of them. */
  'reassure',
  /** Talk about tests. */
  'testTalk',
] as const;

export type SignGroup = (typeof signGroups)[number];

/**
 * What Baton knows of one language. Every list is one text, its entries parted by commas: lower case, one to four
 * words; an entry ending in `*` holds for every word that begins so, one beginning in `*` for every word that ends so.
 */
export interface Lexicon {
  readonly signs: Readonly<Record<SignGroup, string>>;
  /** Verbs that tell a change when a sentence begins with them: "add", "renamed". */
  readonly change: string;
  /** Articles and the like: right behind a sentence's first word they show that it is a verb, so of a change. Empty where order does not tell. */
  readonly determiner: string;
  /** What makes of a whole sentence a purpose: "To save memory." */
  readonly purposeStart: string;
  /** True where a plain sentence may end in its verb: "Die Breite angepasst". */
  readonly isVerbLast: boolean;
  /** What may stand before that verb: "this pr", "we". */
  readonly changeSubject: string;
  /** A word for what was just said; before a verb it begins a consequence: "this allows". */
  readonly pronoun: string;
  /** What opens a statement about the world: "the", "when", "some". */
  readonly opening: string;
  /** Words of so little content that a reason made of them alone fits every change. */
  readonly generic: string;
  /** Function words: they tell the language, and carry no content. */
  readonly stop: string;
  /** Headings, without punctuation, by what stands under them. A heading is also known by its beginning. */
  readonly headings: {
    readonly why: string;
    readonly what: string;
    readonly test: string;
    readonly aside: string;
  };
  /** Beginnings of the questions that templates ask. */
  readonly prompt: string;
  /** Words that begin a question: a template asks it, an author answers it. */
  readonly question: string;
}
