import { linesOf } from '../lines.ts';
import type { ModelTrait, TraitReader } from '../trait.ts';
import { modelOf } from './model-names.ts';

const TOKEN = /[A-Za-z0-9][\w./:@-]{2,120}/g;
/** A text in quotes on one line. */
const QUOTED = /(["'])([A-Za-z0-9][\w./:@-]{2,120})\1/g;

/** Every expression of this file, for the test of blow-up. */
export const READ_MODELS_PATTERNS = [TOKEN, QUOTED] as const;

/** A file that names more is a list of what can be had, not a choice. */
const LONGEST_CHOICE = 8;

/** The models that a config file names outside its comments. */
export const readModelsInConfig: TraitReader = (text) =>
  collect(text, (line) =>
    isComment(line) ? [] : Array.from(uncommented(line).matchAll(TOKEN), ([token]) => token),
  );

/** The models that a source file names as whole texts in quotes. */
export const readModelsInCode: TraitReader = (text) =>
  collect(text, (line) =>
    isComment(line) ? [] : Array.from(line.matchAll(QUOTED), ([, , token = '']) => token),
  );

function collect(text: string, tokensOf: (line: string) => readonly string[]): ModelTrait[] {
  const models = new Map<string, ModelTrait>();
  for (const line of linesOf(text)) {
    for (const token of tokensOf(line)) {
      const model = modelOf(token);
      if (model !== null) models.set(model.name, model);
    }
  }
  return models.size > LONGEST_CHOICE ? [] : [...models.values()];
}

function isComment(line: string): boolean {
  const start = line.trimStart();
  return ['#', '//', '*', '/*', ';', '--'].some((mark) => start.startsWith(mark));
}

function uncommented(line: string): string {
  return line.split(' #', 1)[0] ?? line;
}
