import { type Confirmation, formatConfirmation, formatWaiverScope } from '../confirmations/confirmation.ts';
import type { Verdict } from '../judging/verdict.ts';
import { codeSpan } from '../text/neutralise.ts';

/** How a comment begins that holds nothing but people's word. */
export const RECORDS_BEGINNING = '**For the record:** ';

/**
 * People's confirmations and what waivers were given for: a line to read, and out of sight what a later run needs. Null
 * where there are none.
 */
export function renderRecords({ rules }: Verdict): string | null {
  const confirmations = rules.flatMap(({ outcome }) => outcome.confirmations ?? []);
  const lapsed = rules.flatMap(({ outcome }) => outcome.lapsedConfirmation ?? []);
  const scopes = rules.flatMap(({ waiverScope }) => waiverScope ?? []);
  if (confirmations.length + lapsed.length + scopes.length === 0) return null;
  const sentences = [
    ...confirmations.map((one) => `the ${one.document} is still right, says ${whoAndWhen(one)}.`),
    ...lapsed.map(
      (one) =>
        `that the ${one.document} is still right, ${whoAndWhen(one)} said of an earlier state; more has changed since.`,
    ),
    ...rules.flatMap(({ waiver, waiverScope, outcome }) =>
      waiver === null || waiverScope === null
        ? []
        : [
            `\`${outcome.rule}\` is waived by ${codeSpan(waiver.by)}, until further files change that its documents depend on.`,
          ],
    ),
  ];
  return [
    `${RECORDS_BEGINNING}${sentences.join(' ')}`,
    ...[...confirmations, ...lapsed].map(formatConfirmation),
    ...scopes.map(formatWaiverScope),
  ].join('\n');
}

function whoAndWhen({ by, at, headSha }: Confirmation): string {
  return `${codeSpan(by)} (${at.slice(0, 10)}, at ${codeSpan(headSha.slice(0, 7))})`;
}

/** The records in a comment as they stand, for a run that could not judge them; null where there are none. */
export function recordsOf(body: string): string | null {
  const lines = body.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith(RECORDS_BEGINNING));
  if (start === -1) return null;
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('<!-- baton:'));
  return lines.slice(start, end === -1 ? undefined : end).join('\n');
}
