/** The label of the issue on what a repository lacks (DESIGN 3). */
export const SETUP_LABEL = {
  name: 'baton:setup',
  color: 'c5def5',
  description: 'What this repository lacks to be carried on by others',
} as const;

/** First line of Baton's block in that issue, above which people may write (DESIGN 3). */
export const SETUP_MARKER = '<!-- baton:setup -->';
