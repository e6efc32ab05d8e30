import { expect, it } from 'vitest';
import { errorKind } from '../src/error-kind.ts';

it.each<[unknown, string]>([
  [new TypeError('Zebrafish is no function'), 'TypeError'],
  [Object.assign(new Error('Key (login)=(zebrafish) already exists'), { code: '23505' }), 'Error 23505'],
  [Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' }), 'Error ECONNREFUSED'],
  [Object.assign(new Error('x'), { code: 'a code with words' }), 'Error'],
  ['zebrafish', 'string'],
])('an error is told by its kind and code, never by its message: %o', (error, kind) => {
  expect(errorKind(error)).toBe(kind);
});
