import type { SystemDrills } from '../../drills/drills.ts';
import { counted } from '../../phases/issue/words.ts';
import { readRunbookAge } from '../../rules/runbook/read-runbook-age.ts';
import type { System } from '../../systems/touched-systems.ts';
import type { Measure } from '../score/part.ts';
import { linkFile } from './measure-evidence.ts';
import { BEING_READ, measuredAs, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

const DAY_MS = 86_400_000;

/** Whether the runbook was reviewed lately enough; who rolled back by it alone has reviewed it. */
export function measureRunbookAge(
  system: System,
  drills: SystemDrills | null,
  { now, repository, config, view }: Measuring,
): Measure {
  const link = linkFile(repository, system.runbook);
  const { maxAgeDays } = config.rules.runbook;
  const drill = drills?.last ?? null;
  const result = drill?.result ?? null;
  if (
    drill !== null &&
    result?.outcome === 'passed' &&
    Date.parse(result.at) + maxAgeDays * DAY_MS >= Date.parse(now)
  ) {
    return measuredAs(1, `[the drill of ${result.at.slice(0, 10)}](${drill.url}) passed with ${link}`);
  }
  const age = readRunbookAge(system, { now, config, view });
  if (age.kind === 'wanted') return unreadPart(BEING_READ);
  if (age.kind === 'unknown') return unreadPart(age.reason);
  const { value } = age;
  switch (value.kind) {
    case 'reviewed':
      return measuredAs(1, `${link} was last reviewed on ${value.at.slice(0, 10)}`);
    case 'quiet':
      return measuredAs(
        1,
        `nothing changed in its system since ${link} did, on ${value.lastAt.slice(0, 10)}`,
      );
    case 'stale':
      if (!value.areConfirmationsRead) return unreadPart('confirmations could not be read');
      return measuredAs(
        0,
        `${link} was last changed ${counted(value.days, 'day')} ago, with ${counted(value.changes, 'commit')} to its system since`,
      );
  }
}
