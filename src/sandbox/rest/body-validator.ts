import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { HttpError } from './http-error.ts';
import type { Route } from './route.ts';

type Json = { readonly [key: string]: unknown };

/** Checks request bodies by GitHub's official description, an operation at a time. */
export interface BodyValidator {
  /** Throws an HttpError 422 where GitHub would refuse; gives the names of properties that it doesn't know. */
  check(route: Pick<Route, 'method' | 'path'>, body: unknown): readonly string[];
  /** Throws an Error where the description has no such operation. */
  requireOperation(route: Pick<Route, 'method' | 'path'>): void;
}

/** Reads the official description (13 MB, about a tenth of a second); operations are compiled when first used. */
export async function loadBodyValidator(): Promise<BodyValidator> {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const description = JSON.parse(await readFile(file, 'utf8')) as Json;
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats.default(ajv);
  const compiled = new Map<
    string,
    { readonly validate: ValidateFunction; readonly known: ReadonlySet<string> } | null
  >();

  const compile = (key: string, operation: Json) => {
    const schema = inline(
      at(operation, 'requestBody', 'content', 'application/json', 'schema'),
      description,
    ) as Json;
    const made = schema ? { validate: ajv.compile(schema), known: propertiesOf(schema) } : null;
    compiled.set(key, made);
    return made;
  };

  const findOperation = ({ method, path }: Pick<Route, 'method' | 'path'>): Json => {
    const operation = at(description, 'paths', path, method.toLowerCase());
    if (!operation) throw new Error(`GitHub's description has no ${method} ${path}`);
    return operation as Json;
  };

  return {
    requireOperation: findOperation,
    check: (route, body) => {
      const key = `${route.method} ${route.path}`;
      const made = compiled.has(key) ? compiled.get(key) : compile(key, findOperation(route));
      if (!made) return [];
      if (!made.validate(body)) {
        const [first] = made.validate.errors ?? [];
        const place = first?.instancePath || 'The body';
        throw new HttpError(422, `Invalid request.\n\n${place} ${first?.message ?? 'is not valid'}.`);
      }
      return Object.keys(body as object).filter((name) => !made.known.has(name));
    },
  };
}

function at(start: unknown, ...keys: readonly string[]): unknown {
  let value = start;
  for (const key of keys) value = (value as Json | undefined)?.[key];
  return value;
}

/** Replaces references by what they name; request bodies hold no circles. */
function inline(value: unknown, description: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, description));
  if (typeof value !== 'object' || value === null) return value;
  const reference = (value as Json)['$ref'];
  if (typeof reference === 'string')
    return inline(at(description, ...reference.slice(2).split('/')), description);
  const entries = Object.entries(value).filter(([name]) => name !== 'example' && name !== 'examples');
  const inlined = Object.fromEntries(entries.map(([name, part]) => [name, inline(part, description)]));
  const isBare = inlined['type'] === undefined || inlined['enum'] !== undefined;
  return inlined['nullable'] === true && isBare ? orNull(inlined) : inlined;
}

/** OpenAPI lets a choice of types or values be nullable as a whole; the validator knows that word beside one type only. */
function orNull(schema: Json): Json {
  const parts = Object.entries(schema).filter(([name]) => name !== 'nullable');
  return { anyOf: [Object.fromEntries(parts), { enum: [null] }] };
}

function propertiesOf(schema: Json): ReadonlySet<string> {
  const own = Object.keys((schema['properties'] as Json | undefined) ?? {});
  const alternatives = ['oneOf', 'anyOf', 'allOf'].flatMap(
    (key) => (schema[key] as readonly Json[] | undefined) ?? [],
  );
  return new Set([...own, ...alternatives.flatMap((alternative) => [...propertiesOf(alternative)])]);
}
