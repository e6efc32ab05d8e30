import type { SystemDrills } from '../../drills/drills.ts';
import type { Measure } from '../score/part.ts';
import { linkFile } from './measure-evidence.ts';
import { measuredAs } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

/** What the last drill counts now. */
export function measureDrill(
  drills: SystemDrills | null,
  path: string,
  { repository }: Pick<Measuring, 'repository'>,
): Measure {
  const link = linkFile(repository, path);
  const last = drills?.last ?? null;
  const open = drills?.open ?? null;
  const asked = open === null ? '' : `; [#${open.number}](${open.url}) asks for it`;
  if (drills === null || last === null || last.result === null) {
    return measuredAs(0, `nobody has rolled back by ${link} alone yet${asked}`);
  }
  const day = last.result.at.slice(0, 10);
  const { value } = drills;
  return last.result.outcome === 'failed'
    ? measuredAs(value, `[the drill of ${day}](${last.result.url}) with ${link} failed${asked}`)
    : measuredAs(value, `[the drill of ${day}](${last.result.url}) with ${link} passed, and fades${asked}`);
}
