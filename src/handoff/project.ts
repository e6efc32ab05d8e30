/** Where the product itself lives: the rule pages that findings link to. Forks change this one line. */
export const PROJECT_URL = 'https://github.com/baton-app/baton';

/** The page of one rule in the generated `docs/rules.md`. */
export function ruleUrl(rule: string): string {
  return `${PROJECT_URL}/blob/main/docs/rules.md#${rule}`;
}
