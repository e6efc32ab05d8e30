/**
 * A config to begin with, which says who is who. `owners`: as CODEOWNERS writes them, `@login` or `@org/team`. It means nothing
 * until names are filled in.
 */
export function peopleSkeleton(owners: readonly string[]): string {
  const team = owners.map((owner) => (owner.includes('/') ? `"${owner}"` : owner.slice(1)));
  const hint =
    team.length === 0
      ? 'the client\'s own people: logins, or teams as "@org/team"'
      : 'owners by CODEOWNERS: take outsiders away';
  return `# Who is who, by GitHub login. Every other setting has a default.
engagement:
  # started: 2026-01-31
  # ends: 2026-07-31
  engineers: [] # the outsiders, who will leave
  team: [${team.join(', ')}] # ${hint}
  sponsor: [] # who decides when a kill criterion is met; read access is enough
`;
}
