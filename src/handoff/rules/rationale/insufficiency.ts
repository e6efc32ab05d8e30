import type { DescriptionReading } from './read-description.ts';
import type { ScoredSentence } from './score-description.ts';

/** Each kind of insufficiency, with what the finding says about it. */
export const insufficiencies = {
  empty: 'the description is empty, so nobody will know why.',
  'unfilled-template': 'the template is still waiting for the reason.',
  'only-links': 'there is a reference, but not a word on why.',
  'only-checklist': 'there are check boxes, but not a word on why.',
  'only-images': 'there is a picture, but not a word on why.',
  'bare-revert': 'this says what is reverted, not what went wrong.',
  'title-again': 'this says the title again, not why.',
  'vacuous-reason': 'the reason given would fit any change.',
  'summary-of-diff': 'this goes through what changed, part by part, but not why.',
  'what-only': 'this says what changed, not why.',
} as const;

export type Insufficiency = keyof typeof insufficiencies;

const fewestPartsOfTour = 5;

/** Names the insufficiency of a description that gives no reason: the one whose mending is nearest. */
export function nameInsufficiency(
  reading: DescriptionReading,
  sentences: readonly ScoredSentence[],
): Insufficiency {
  const own = sentences.filter((sentence) => sentence.content === 'own');
  const about = own.filter((sentence) => sentence.section !== 'test' && sentence.section !== 'aside');
  if (reading.reverts > 0 && about.length === 0) return 'bare-revert';
  if (sentences.some((sentence) => sentence.section === 'why' && sentence.content === 'generic')) {
    return 'vacuous-reason';
  }
  if (about.length >= fewestPartsOfTour) return 'summary-of-diff';
  if (about.length > 0) return 'what-only';
  if (sentences.some((sentence) => sentence.content === 'title')) return 'title-again';
  if (sentences.some((sentence) => sentence.content === 'generic' && sentence.section !== 'test')) {
    return 'vacuous-reason';
  }
  return nameResidue(reading, sentences);
}

function nameResidue(reading: DescriptionReading, sentences: readonly ScoredSentence[]): Insufficiency {
  const isTemplate = reading.headings > 0 || sentences.length > 0;
  if (isTemplate) return 'unfilled-template';
  if (reading.references > 0) return 'only-links';
  if (reading.checkboxes > 0) return 'only-checklist';
  if (reading.images > 0) return 'only-images';
  if (reading.codeBlocks > 0) return 'what-only';
  return reading.comments > 0 ? 'unfilled-template' : 'empty';
}
