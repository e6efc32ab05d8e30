import { codeSpan } from '../../../text/neutralise.ts';
import type { Independence } from '../../independence/independence.ts';
import { bullets, codeList, fold, pullRef } from '../markdown.ts';

const MOST_PEOPLE = 10;
const MOST_AREAS = 8;
const MOST_QUIET = 20;

/** What one person alone knows, and who wrote what was merged; empty where there is nothing to tell. */
export function renderAreas(independence: Independence): string[] {
  const { soleKnowers, areas, recentMerges, by, busFactor, quietAreas } = independence;
  const lines = [
    ...bullets(
      soleKnowers.map((person) => knowerLine(person, independence)),
      MOST_PEOPLE,
    ),
    ...(by === 'bus-factor' && busFactor !== null ? [`- ${busWords(busFactor)}`] : []),
    ...(by === 'engagement' && recentMerges.total > 0
      ? [
          `- ${recentMerges.inHouse} of ${recentMerges.total} merges of the last four weeks were authored in-house.`,
        ]
      : []),
    ...(quietAreas.length > 0
      ? [
          `- Nothing was merged within 90 days in ${codeList(quietAreas, MOST_QUIET)}, so that nobody's knowledge of it is on record.`,
        ]
      : []),
  ];
  const held = new Set(soleKnowers.flatMap((person) => person.areas)).size;
  if (lines.length === 0 || (held === 0 && by === 'engagement')) return [];
  const summary =
    held === 0 ? 'Who knows the code' : `Areas held by one person alone: ${held} of ${areas.length}`;
  return [fold(summary, lines)];
}

function knowerLine(
  { name, areas }: Independence['soleKnowers'][number],
  { areas: known }: Independence,
): string {
  const shown = areas.slice(0, MOST_AREAS).map((area) => {
    const pulls = known.find((one) => one.name === area)?.pulls.slice(0, 3) ?? [];
    const evidence = pulls.length === 0 ? '' : ` (${pulls.map(pullRef).join(', ')})`;
    return `${codeSpan(area, 100)}${evidence}`;
  });
  const more = areas.length - shown.length;
  const rest = more > 0 ? ` and ${more} more` : '';
  const isOne = areas.length === 1;
  return `If ${codeSpan(name, 60)} leaves, ${isOne ? 'this area has' : 'these areas have'} no owner: ${shown.join(', ')}${rest}`;
}

function busWords(busFactor: number): string {
  const people = busFactor === 1 ? '1 person' : `${busFactor} people`;
  return `Bus factor ${busFactor}: if ${people} left, more than half of the code areas would be known to nobody.`;
}
