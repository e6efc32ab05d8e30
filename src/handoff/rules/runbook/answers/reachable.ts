import type { DocumentBlock, DocumentPlace } from '../../../documents/document.ts';

/** A way to reach somebody. */
export interface Contact {
  readonly kind: 'handle' | 'team' | 'email' | 'phone' | 'channel' | 'rota' | 'link';
  /** As written: data, never trusted. */
  readonly text: string;
  readonly place: DocumentPlace;
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const PHONE = /(?:\+\d{1,3}[ .()-]{0,2}|(?<![\w.:/-])0)\d[\d ()./-]{5,18}\d\b/g;
const SHORT_PHONE = /\b1?-?8\d\d-[A-Z\d-]{7,12}\b/g;
const HANDLE = /(?:^|[\s(|,;:*_])(@[A-Za-z][\w-]{1,38}(?:\/[\w.-]{1,60})?)(?=$|[\s).,;:|*_])/g;
const CHANNEL = /(?:^|[\s(|,;:*_`])(#[a-z][a-z\d_-]{2,60})(?=$|[\s).,;:|*_`])/g;
const ROTA =
  /\b(?:pagerduty|opsgenie|victorops|splunk on-call|grafana oncall|squadcast|rootly|incident\.io|zenduty|xmatters)\b/gi;
const LINK =
  /^(?:mailto:|tel:|https?:\/\/(?:[\w-]{1,60}\.)?(?:slack\.com|discord\.(?:gg|com)|t\.me|wa\.me|chat\.whatsapp\.com|teams\.microsoft\.com|[\w-]{1,60}\.pagerduty\.com|app\.opsgenie\.com))/i;
/** A date or a number of a document looks like a phone number. */
const NO_PHONE = /\d{4}[-/.]\d{2}[-/.]\d{2}|\d{1,9}\.\d{1,9}\.\d{1,9}/;

/** Every expression of this file, for the test of blow-up. */
export const REACHABLE_PATTERNS = [EMAIL, PHONE, SHORT_PHONE, HANDLE, CHANNEL, ROTA, LINK, NO_PHONE] as const;

/** Addresses that stand for any. */
const EXAMPLES =
  /example\.(?:com|org|net)$|@(?:example|domain|company|yourcompany|your-domain|test|localhost)\b|^(?:your|name|user|foo|noreply|no-reply|git|root|ubuntu|deploy|ec2-user)[\w.-]*@/i;
/** What `@` and `#` also stand in front of. */
const NO_HANDLES = new Set(
  '@param @returns @return @types @latest @next @media @import @app @here @channel @everyone @v1 @v2 @v3 @v4 @main @master @override @test @property @dataclass @staticmethod @classmethod @decorator @octokit @angular @nestjs @prisma @anthropic-ai'.split(
    ' ',
  ),
);
const LONGEST_TEXT = 4_000;
/** More in one block are a list of something else. */
const MOST_CONTACTS = 200;

/** The ways to reach somebody that a block names, in order. Blocks of code name none. */
export function findContacts(block: DocumentBlock): Contact[] {
  if (block.kind === 'code') return [];
  const found: Contact[] = [];
  const text = block.text.slice(0, LONGEST_TEXT);
  const add = (kind: Contact['kind'], value: string): void => {
    found.push({ kind, text: value.slice(0, 120), place: block.place });
  };
  for (const [email] of text.matchAll(EMAIL)) if (!isMadeUp(email)) add('email', email);
  for (const [phone] of [...text.matchAll(PHONE), ...text.matchAll(SHORT_PHONE)]) {
    if (!NO_PHONE.test(phone)) add('phone', phone);
  }
  for (const [, handle = ''] of text.matchAll(HANDLE)) {
    if (!NO_HANDLES.has(handle.toLowerCase())) add(handle.includes('/') ? 'team' : 'handle', handle);
  }
  for (const [, channel = ''] of text.matchAll(CHANNEL)) add('channel', channel);
  for (const [rota] of text.matchAll(ROTA)) add('rota', rota);
  for (const { url } of block.links) {
    if (found.length >= MOST_CONTACTS) break;
    // The parser makes a link of an address by itself, which was found above.
    const isKnown = found.some((one) => url.endsWith(one.text));
    if (LINK.test(url) && !isKnown) add('link', url);
  }
  return found;
}

/** `person@example.com` is how a hidden address is written, and may be one. */
function isMadeUp(email: string): boolean {
  return EXAMPLES.test(email) && !email.toLowerCase().startsWith('person@');
}
