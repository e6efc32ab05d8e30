/** Where a repository says how things stand (DESIGN 3). */
export const CONTEXT_PATH = 'CONTEXT.md';
