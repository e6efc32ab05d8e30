/** Something could not be read: what is known has been published, and the job is tried again (DESIGN 4). */
export class IncompleteFacts extends Error {
  override readonly name = 'IncompleteFacts';
}
