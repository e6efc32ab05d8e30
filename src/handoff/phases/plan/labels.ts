/** What the words behind a label are. A `goal` is a target only where it holds a value; `exit` is either. */
export type LabelKind = 'target' | 'goal' | 'criterion' | 'exit' | 'aside' | 'deliverable';

const CRITERION =
  "(?:kill|stop(?:ping)?|abort|cancell?(?:ation)?|termination|no-go|pivot|abandon(?:ment)?)[ -]?(?:criteri(?:on|a)|conditions?|rules?|triggers?|switch|thresholds?|signals?|points?)|abbruch-?(?:kriteri(?:um|en)|bedingung(?:en)?)|stopp?-?kriteri(?:um|en)|crit[eè]res? d['’]arr[eê]t|crit[eé]rios? d[eo] (?:parada|cancelaci[oó]n|corte|abandono|cancelamento|interrup[cç][aã]o)";
const TARGET =
  'targets?|target (?:values?|metrics?)|success (?:criteri(?:on|a)|metrics?|measures?)|kpis?|key results?|zielwerte?|cibles?|valor(?:es)? objetivo';
const GOAL =
  'goals?|objectives?|aims?|metrics?|acceptance(?: criteri(?:on|a))?|definition of done|done when|measures?|ziele?|erfolgskriteri(?:um|en)|objectifs?|objetivos?|metas?';
const EXIT = 'exit (?:criteri(?:on|a)|conditions?)|go/no-go(?: criteri(?:on|a))?|ausstiegskriteri(?:um|en)';
const ASIDE =
  'out of scope|not in scope|non-?goals?|risks?(?: and .{1,30})?|assumptions?|owners?|budget|costs?|dependenc(?:y|ies)|depends on|notes?|team|staffing|people|who|contacts?|glossary|appendix|annex|links|references|background|context|open questions|questions|stakeholders|history|change ?log|introduction|overview|summary|nicht im umfang|risiken|annahmen|hors p[eé]rim[eè]tre|risques|fuera de alcance|riesgos|fora do escopo|riscos|equipe|equipo';
const DELIVERABLE =
  'deliverables?|ergebnisse|liefergegenst[aä]nde|livrables?|entregables?|entregas?|entreg[aá]veis';

const BEHIND =
  '(?: (?:for|of|in|this|that|the|to|per|phase|month|sprint|stage|milestone|agreed|\\d{1,2})){0,6} {0,2}(?:\\([^()]{0,80}\\) {0,2})?';
const END = '(?:[:：=] ?| ?[–—] ?| - |$)';
const BARE_END = '[:：]?$';

const LABELS: readonly (readonly [LabelKind, RegExp, RegExp])[] = (
  [
    ['criterion', CRITERION],
    ['exit', EXIT],
    ['target', TARGET],
    ['deliverable', DELIVERABLE],
    ['aside', ASIDE],
    ['goal', GOAL],
  ] as const
).map(([kind, words]) => [
  kind,
  new RegExp(`^(?:${words})${BEHIND}${END}`, 'iu'),
  // A heading like `Hire the team` is no aside.
  new RegExp(`^(?:[\\p{L}\\d-]{1,20} ){0,${kind === 'aside' ? 0 : 3}}(?:${words})${BEHIND}${BARE_END}`, 'iu'),
]);

/** `Kill: ...`, and `Kill criteria if ...` without a colon. */
const KILL = new RegExp(
  `^(?:(?:\\p{L}{1,20} |\\d{1,2} ){0,2}(?:${CRITERION})${BEHIND}(?:${END}| (?=(?:if|when|unless|wenn|falls|si|se) ))|(?:kill|abbruch) ?(?:\\([^()]{0,80}\\))?[:：] ?)`,
  'iu',
);
/** Where a label stands within a line: behind a full stop, a comma, a dash or a bracket. */
const INLINE = new RegExp(
  `(?:^|[.;,|(–—→]|-(?= )) {0,2}(?=(?:(?:(?:agreed|our|the) )?(?:${CRITERION})${BEHIND}(?:[:：=]|$| (?:if|when|unless|wenn|falls|si|se) )|(?:${TARGET})${BEHIND}[:：=]|(?:kill|stop|abort|cancel) (?:if|when|unless) |kill: ))`,
  'giu',
);

/** Every expression of this file, for the test of blow-up. */
export const LABEL_PATTERNS: readonly RegExp[] = [
  KILL,
  INLINE,
  ...LABELS.flatMap(([, first, second]) => [first, second]),
];

/** Headings that are longer are about something else. */
const LONGEST_BARE = 60;

/** A label at the beginning of a plain text; `length` counts its characters with the sign behind. */
export function matchLabel(text: string): { readonly kind: LabelKind; readonly length: number } | null {
  const kill = KILL.exec(text);
  if (kill !== null) return { kind: 'criterion', length: kill[0].length };
  for (const [kind, pattern] of LABELS) {
    const match = pattern.exec(text);
    if (match !== null) return { kind, length: match[0].length };
  }
  return null;
}

/** The kind of a text that is nothing but a label: `Quality targets:`, `Kill criteria (agreed)`. */
export function bareLabel(text: string): LabelKind | null {
  if (text.length > LONGEST_BARE) return null;
  return LABELS.find(([, , pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Cuts a plain line in front of each label within it; the first piece is empty where the line begins with one. */
export function splitAtLabels(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    pieces.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)];
}
