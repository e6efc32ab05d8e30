import { wordSet } from './word-set.ts';

const LETTERS = /[\p{L}\p{M}']+/gu;
/** Where a sentence ends, for all that a hint is looked for. */
const SENTENCE_END = /[.!?](?=\s)|[。！？;；]/gu;

/** Every expression of this file. */
export const tentativePatterns = [LETTERS, SENTENCE_END] as const;

/** As far as a hint counts, in characters on either side. */
const REACH = 160;

/** Words by which people say that what they name is not there: not yet, no more, or only by way of example. */
const hints = wordSet(`
  copy copied save saved store write writes writing rename renamed future planned upcoming proposed todo tbd retired obsolete formerly
  previously legacy add adds inject missing absent optional optionally example examples eg hypothetical
  futuro futura pendiente obsoleto anterior anteriormente ejemplo opcional falta pendente exemplo
  futur prévu obsolète anciennement exemple optionnel manquant
  anlegen künftig künftige geplant gelöscht veraltet früher ehemals beispiel beispielsweise optional fehlt`);

/** Words of headings over what is proposed, gone or an example. "Plan" is none: a rollback plan is in force. */
const proposals = wordSet(`
  planned future roadmap proposal proposals proposed recommendation recommendations ideas backlog removed deprecated retired obsolete
  changelog archive archived example examples
  futuro propuesta propuestas recomendación recomendaciones ejemplo ejemplos proposta recomendação exemplo exemplos
  proposition recommandation recommandations exemple exemples
  geplant zukunft vorschlag empfehlung empfehlungen ideen beispiel beispiele`);

/** What such words begin with, where they have many endings. */
const stems = [
  'creat',
  'generat',
  'remov',
  'delet',
  'deprecat',
  'crea',
  'criar',
  'criad',
  'elimin',
  'borra',
  'exclu',
  'créer',
  'créé',
  'supprim',
  'erstell',
  'entfern',
];

/** Words right before a name that deny it. */
const denials = wordSet('no not without non sin sem sans kein keine keinen ohne não 没有 无');

const phrases = [
  'not yet',
  'no longer',
  "n't exist",
  'not exist',
  'used to',
  'if present',
  'if it exists',
  'if exists',
  'to be written',
  'to be added',
  'will be',
  'e.g.',
  'for instance',
  'such as',
  'ya no',
  'aún no',
  'todavía no',
  'ainda não',
  'já não',
  'pas encore',
  'par ex',
  'noch nicht',
  'nicht mehr',
  'z. b.',
  'z.b.',
  '创建',
  '新建',
  '尚未',
  '将来',
  '已删除',
  '例如',
];

/**
 * True where the sentence round a place says that what stands there need not exist. Offsets count UTF-16 units in the
 * block's text.
 */
export function isTentative(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const around = `${lastSentence(before)} ${firstSentence(after)}`.toLowerCase();
  if (phrases.some((phrase) => around.includes(phrase))) return true;
  const last = before.toLowerCase().match(LETTERS)?.at(-1) ?? '';
  if (denials.has(last) && before.trimEnd().toLowerCase().endsWith(last)) return true;
  const words = around.match(LETTERS) ?? [];
  return words.some((word) => hints.has(word) || stems.some((stem) => word.startsWith(stem)));
}

/** True under a heading that speaks of proposals, examples or what is gone. */
export function isUnderProposals(headings: readonly { readonly text: string }[]): boolean {
  return headings.some(({ text }) =>
    (text.toLowerCase().match(LETTERS) ?? []).some((word) => proposals.has(word)),
  );
}

function lastSentence(text: string): string {
  let start = 0;
  for (const { index } of text.matchAll(SENTENCE_END)) start = index + 1;
  return text.slice(start);
}

function firstSentence(text: string): string {
  const end = text.search(SENTENCE_END);
  return end === -1 ? text : text.slice(0, end);
}
