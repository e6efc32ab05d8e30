import { StandInError } from '../stand-in-error.ts';
import type { SpeakerView } from './page/view.ts';

/** GitHub's limit of a description and of a comment. */
const BODY_CHARACTERS = 65_536;

/** Throws a StandInError where GitHub would not take a comment, or it is by nobody who may speak here. */
export function requireComment(body: string, login: string, speakers: readonly SpeakerView[]): void {
  if (body.trim() === '') throw new StandInError('A comment needs a text');
  requireLength(body);
  if (!speakers.some((speaker) => speaker.login === login)) throw new StandInError(`${login} is not here`);
}

/** Throws a StandInError where a text is longer than GitHub takes. */
export function requireLength(body: string): void {
  if (body.length > BODY_CHARACTERS)
    throw new StandInError(`GitHub takes at most ${BODY_CHARACTERS} characters`);
}
