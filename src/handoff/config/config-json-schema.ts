import { z } from 'zod';
import { configSchema } from './config-schema.ts';

/** The JSON Schema (draft 2020-12) of `baton.yml` for editors, made from the schema that Baton itself reads with. */
export function configJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Baton config (.github/baton.yml)',
    description:
      'Every key is optional. Lists replace those of the organisation or of `extends`, maps merge.',
    ...z.toJSONSchema(configSchema, { io: 'input', target: 'draft-2020-12' }),
  };
}
