import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** Tells what is wrong with answers and payloads by GitHub's own description; empty where nothing is. */
export function loadOfficialSchemas() {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, addUsedSchema: false });
  addFormats.default(ajv);
  const description = JSON.parse(readFileSync(file, 'utf8'), spellOutNull) as object;
  ajv.addSchema(description, 'github', true);
  const problemsOf = (pointer: string, value: unknown): readonly string[] => {
    const validate = ajv.getSchema(`github${pointer}`) ?? ajv.compile({ $ref: `github${pointer}` });
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  const escape = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');
  return {
    answer: (method: string, path: string, status: number, value: unknown) =>
      problemsOf(
        `#/paths/${escape(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`,
        value,
      ),
    /** `name` as in `pull-request-opened`. */
    webhook: (name: string, value: unknown) => problemsOf(`#/components/schemas/webhook-${name}`, value),
  };
}

/** The description says `nullable` also where it gives no type, or no null among the values, which ajv doesn't take. */
function spellOutNull(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  if (nullable !== true) return value;
  if (!('type' in value)) return { anyOf: [schema, { type: 'null' }] };
  return 'enum' in value && Array.isArray(value.enum) ? { ...value, enum: [...value.enum, null] } : value;
}
