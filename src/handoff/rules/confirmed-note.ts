import type { Confirmation } from '../confirmations/confirmation.ts';
import { codeSpan } from '../text/neutralise.ts';

/** Who confirmed a document, when and at which commit. */
export function confirmedNote({ by, at, headSha }: Confirmation): string {
  return `Confirmed still right by ${codeSpan(by)} on ${at.slice(0, 10)} at ${codeSpan(headSha.slice(0, 7))}.`;
}
