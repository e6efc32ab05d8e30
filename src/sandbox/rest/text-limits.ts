/** Where GitHub really refuses a text, although its message speaks of 65,536 characters. */
export const BODY_BYTES = 262_144;
