import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Answer, errorAnswer } from './answer.ts';

/** What a manifest may say, by GitHub's page "Registering a GitHub App from a manifest". */
const manifestSchema = z.strictObject({
  name: z.string().min(1).max(34).optional(),
  url: z.url(),
  hook_attributes: z.strictObject({ url: z.url(), active: z.boolean().optional() }).optional(),
  redirect_url: z.url().optional(),
  callback_urls: z.array(z.url()).max(10).optional(),
  setup_url: z.url().optional(),
  description: z.string().optional(),
  public: z.boolean().optional(),
  default_events: z.array(z.string().regex(/^[a-z_]+$/)).optional(),
  default_permissions: z.record(z.string().regex(/^[a-z_]+$/), z.enum(['read', 'write', 'admin'])).optional(),
  request_oauth_on_install: z.boolean().optional(),
  setup_on_update: z.boolean().optional(),
});

/** What only the conversion tells. */
interface ConvertedCredentials {
  readonly client_id: string;
  readonly client_secret: string;
  readonly webhook_secret: string;
  readonly pem: string;
}

/** How the App is registered: by the form and the code, or as the stand-in began. */
export interface Registration {
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  /**
   * Takes the browser's form with the manifest, and sends it back with a code. Unlike GitHub it asks nobody, and takes webhooks on
   * this machine.
   */
  submit(form: string, state: string | null): Answer;
  /** The credentials for a code, once; null for a code that is unknown or used. */
  convert(code: string): ConvertedCredentials | null;
}

/** An App that is registered already, and can be registered anew from a manifest: number and key stay. */
export function createRegistration(app: {
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly onWebhook: (url: string) => void;
}): Registration {
  const pending = new Map<string, z.infer<typeof manifestSchema>>();
  let { permissions, events } = app;
  return {
    get permissions() {
      return permissions;
    },
    get events() {
      return events;
    },
    submit: (form, state) => {
      const manifest = readManifest(new URLSearchParams(form).get('manifest'));
      if (manifest?.redirect_url === undefined) return errorAnswer(422, 'Invalid GitHub App configuration');
      const code = randomBytes(20).toString('hex');
      pending.set(code, manifest);
      const location = new URL(manifest.redirect_url);
      location.searchParams.set('code', code);
      if (state !== null) location.searchParams.set('state', state);
      return { status: 302, body: '', headers: { location: location.href } };
    },
    convert: (code) => {
      const manifest = pending.get(code);
      if (manifest === undefined) return null;
      pending.delete(code);
      permissions = manifest.default_permissions ?? {};
      events = manifest.default_events ?? [];
      if (manifest.hook_attributes) app.onWebhook(manifest.hook_attributes.url);
      return {
        client_id: 'Iv23stand-in',
        client_secret: 'a client secret of the stand-in',
        webhook_secret: app.webhookSecret,
        pem: app.privateKey,
      };
    },
  };
}

function readManifest(text: string | null): z.infer<typeof manifestSchema> | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    // Not JSON.
    return null;
  }
}
