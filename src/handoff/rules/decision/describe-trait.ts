import { codeSpan } from '../../text/neutralise.ts';
import { providerOf } from './products/providers.ts';
import { type Store, storeOf } from './products/stores.ts';
import type { Sign } from './sign.ts';
import { type ModelTrait, type Trait, traitKey } from './trait.ts';

/** Names of Terraform that say nothing. */
const NO_NAMES = new Set(['this', 'main', 'default']);

/** What was there before. */
export interface Before {
  readonly traits: readonly Trait[];
  readonly stores: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
  /** Keys of what the same files still say. */
  readonly kept: ReadonlySet<string>;
}

/** The words for a trait that the pull request brings in a file. */
export function describeTrait(
  trait: Trait,
  before: Before,
  path: string,
): Pick<Sign, 'kind' | 'what' | 'title'> {
  const store = storeOf(trait);
  if (store !== null && !before.stores.has(store.name)) return describeStore(store, trait, before, path);
  const provider = providerOf(trait);
  if (provider !== null && !before.providers.has(provider)) {
    const another = before.providers.size > 0 ? 'also ' : '';
    const what = `AI models ${another}through ${provider} (${codeSpan(trait.name)} in ${codeSpan(path)})`;
    return { kind: 'provider', what, title: `Use AI models through ${provider}` };
  }
  return describePlain(trait, before, path);
}

function describeStore(
  store: Store,
  trait: Trait,
  before: Before,
  path: string,
): Pick<Sign, 'kind' | 'what' | 'title'> {
  const isAnother = before.traits.some((one) => storeOf(one)?.kind === store.kind);
  const named = trait.kind === 'resource' ? `${trait.type} ${trait.name}` : trait.name;
  const what = `${store.name} as ${isAnother ? 'another' : 'a'} ${store.kind} (${codeSpan(named)} in ${codeSpan(path)})`;
  return { kind: 'store', what, title: `Use ${store.name} as a ${store.kind}` };
}

function describePlain(trait: Trait, before: Before, path: string): Pick<Sign, 'kind' | 'what' | 'title'> {
  const where = `in ${codeSpan(path)}`;
  const name = codeSpan(trait.name);
  switch (trait.kind) {
    case 'dependency':
      return { kind: 'dependency', what: `the dependency ${name} ${where}`, title: `Use ${trait.name}` };
    case 'model':
      return describeModel(trait, before, where);
    case 'service':
      return { kind: 'service', what: `the service ${name} ${where}`, title: `Run ${trait.name}` };
    case 'function':
      return {
        kind: 'service',
        what: `the function ${name} ${where}`,
        title: `Run the function ${trait.name}`,
      };
    case 'workload':
      return { kind: 'service', what: `the ${trait.type} ${name} ${where}`, title: `Run ${trait.name}` };
    case 'resource':
      return {
        kind: 'infrastructure',
        what: `${codeSpan(trait.type)} ${name} ${where}`,
        title: `Use ${trait.type}${NO_NAMES.has(trait.name) ? '' : ` for ${trait.name}`}`,
      };
    case 'module':
      return {
        kind: 'infrastructure',
        what: `the module ${name} ${where}`,
        title: `Use ${trait.type} for ${trait.name}`,
      };
  }
}

function describeModel(
  model: ModelTrait,
  before: Before,
  where: string,
): Pick<Sign, 'kind' | 'what' | 'title'> {
  const known = before.traits.filter((trait) => trait.kind === 'model');
  const instead = known.find(({ provider }) => provider === model.provider) ?? known[0];
  const beside =
    instead === undefined
      ? ''
      : ` ${before.kept.has(traitKey(instead)) ? 'beside' : 'instead of'} ${codeSpan(instead.name)}`;
  return {
    kind: 'model',
    what: `the AI model ${codeSpan(model.name)} ${where}${beside}`,
    title: `Use the model ${model.name}`,
  };
}
