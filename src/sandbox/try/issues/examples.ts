import type { ExampleView } from '../page/issue-view.ts';

/** Who gives the examples. */
export interface Cast {
  /** May write. */
  readonly colleague: string;
  /** Decides for the client. */
  readonly sponsor: string;
  /** From outside; null where the config names nobody. */
  readonly engineer: string | null;
}

/** A value that was agreed, as the issue tells it. */
interface Agreed {
  readonly kind: 'Target' | 'Kill';
  readonly metric: string;
  readonly isAbove: boolean;
  /** What stands before and behind the number: `$`, ` %`. */
  readonly currency: string;
  readonly value: number;
  readonly unit: string;
}

/** The heading over what was changed in the plan. */
const CHANGED = /^### Changed\b.*not accepted/m;
const ROW = /^\| (.+?)(?<!\\) \|/;
const AGREED =
  /^\*\*(Target|Kill)\*\* (?:if )?(\S.*?) ([<≤>≥]) (-?)([$€£¥]?)(\d[\d.]*)(?: ?([^\s\d.]\S*))?(?: after .*)?$/;

/** What can be said on a phase's issue: built from the table in it, so that it fits any plan. */
export function phaseExamples(body: string, { colleague, sponsor, engineer }: Cast): readonly ExampleView[] {
  const agreed = body.split('\n').flatMap((line) => readAgreed(line) ?? []);
  const target = agreed.find(({ kind }) => kind === 'Target');
  const kill = agreed.find(({ kind }) => kind === 'Kill');
  const measured = target ?? kill;
  return [
    ...(measured === undefined
      ? []
      : [
          {
            name: 'Report a good value',
            text: `${reportOf(measured, measured.kind === 'Target')} measured again`,
            as: colleague,
          },
        ]),
    ...(kill === undefined
      ? []
      : [{ name: 'Report a bad value', text: `${reportOf(kill, true)} the last week`, as: colleague }]),
    {
      name: `Decide as ${sponsor}`,
      text: '/baton decide agreed The numbers are clear, and so is what we agreed.',
      as: sponsor,
    },
    {
      name: `Go on as ${sponsor}`,
      text: '/baton decide continue for 2 The cause is known, and two more tries will tell.',
      as: sponsor,
    },
    ...(engineer === null
      ? []
      : [
          {
            name: `Decide as ${engineer}`,
            text: '/baton decide continue One more week, and it will work.',
            as: engineer,
          },
        ]),
    ...(CHANGED.test(body)
      ? [{ name: `Accept as ${sponsor}`, text: '/baton accept We talked about it.', as: sponsor }]
      : []),
    { name: 'Ask for help', text: '/baton help', as: colleague },
  ];
}

function readAgreed(line: string): Agreed | null {
  const cell = ROW.exec(line)?.[1];
  if (cell === undefined) return null;
  const [threshold = ''] = plainText(cell).split(' → ', 1);
  const [, kind, metric = '', sign = '', minus = '', currency = '', number = '', unit = ''] =
    AGREED.exec(threshold) ?? [];
  if (kind !== 'Target' && kind !== 'Kill') return null;
  const value = Number(`${minus}${number}`);
  return { kind, metric, isAbove: sign === '>' || sign === '≥', currency, value, unit };
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** What a reader sees of Markdown that was made harmless. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\u200B/g, '')
    .replace(/\\([\\`*_{}[\]()<>|~$!])/g, '$1')
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** A value on the line's one side, or on its other. */
function reportOf({ metric, isAbove, currency, value, unit }: Agreed, holds: boolean): string {
  const name = /\s/.test(metric) ? `"${metric}"` : metric;
  return `/baton metric ${name} ${currency}${beyond(value, isAbove === holds)}${unit}`;
}

/** Clearly more or less than a value, in no finer digits than people report. */
function beyond(value: number, isMore: boolean): number {
  if (value === 0) return isMore ? 1 : -1;
  const least = Math.abs(value) < 0.5 ? 0.4 : 0.04;
  const other = value + Math.abs(value) * least * (isMore ? 1 : -1);
  const short = Number(other.toPrecision(2));
  return (isMore ? short > value : short < value) ? short : Number(other.toPrecision(3));
}
