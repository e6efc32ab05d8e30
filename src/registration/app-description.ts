import { readFileSync } from 'node:fs';
import { isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';

/** What the App is and asks for, from `app.yml`. */
export interface AppDescription {
  readonly name: string;
  readonly description: string;
  /** The project's page. */
  readonly url: string;
  /** Whether accounts other than the owner's may install it. */
  readonly isPublic: boolean;
  /** `why` is the comment beside the line. */
  readonly permissions: readonly { readonly name: string; readonly level: string; readonly why: string }[];
  readonly events: readonly { readonly name: string; readonly why: string }[];
}

const APP_FILE = new URL('../../app.yml', import.meta.url);

const schema = z.strictObject({
  name: z.string(),
  description: z.string(),
  url: z.url(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
});

/** Reads Baton's own `app.yml`. */
export function readAppDescription(): AppDescription {
  return parseAppDescription(readFileSync(APP_FILE, 'utf8'));
}

/** Reads an `app.yml`; throws where it is not of the form, since the file belongs to the program. */
export function parseAppDescription(source: string): AppDescription {
  const document = parseDocument(source);
  const { name, description, url, public: isPublic } = schema.parse(document.toJS());
  const permissions = document.get('default_permissions') as YAMLMap;
  const events = document.get('default_events');
  return {
    name,
    description,
    url,
    isPublic,
    permissions: permissions.items.map(({ key, value }) => ({
      name: String(key),
      level: String(value),
      why: commentOf(value),
    })),
    events: isSeq(events) ? events.items.map((item) => ({ name: String(item), why: commentOf(item) })) : [],
  };
}

function commentOf(node: unknown): string {
  return isScalar(node) ? (node.comment?.trim() ?? '') : '';
}
