/** The environment's variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's value without blanks around it; null where it is not set or empty. */
export function given(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** Whether the text is an address that starts with http: or https:. */
export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
