import type { Command } from './command.ts';

type Kind = Exclude<Command['kind'], 'malformed'>;

const PLACES: Readonly<Record<Kind, string>> = {
  recheck: 'on a pull request or the issue of a phase',
  waive: 'on a pull request',
  metric: 'on the issue of its phase',
  decide: 'on the issue of its phase',
  accept: 'on the issue of its phase',
  drill: 'on the issue of the drill',
  report: 'on any issue or pull request',
  help: 'on any issue or pull request',
};

/** Why a command is not followed in one place: where it belongs, as a sentence of Markdown. `here` such as `on a pull request`. */
export function whereItBelongs(kind: Kind, here: string): string {
  return `\`/baton ${kind}\` belongs ${PLACES[kind]}, not ${here}.`;
}
