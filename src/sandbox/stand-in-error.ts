/** Somebody tried what GitHub would not let them do, or named what isn't there: a mistake in the test's script. */
export class StandInError extends Error {
  override readonly name = 'StandInError';
}
