import type { CommandComment, ConfigFiles, Repository } from '../facts.ts';

/** An issue that is not kept by Baton, as far as commands in it go. Plain data: it crosses thread boundaries. */
export interface IssueFacts {
  readonly repository: Repository;
  readonly configFiles: Omit<ConfigFiles, 'head'>;
  readonly number: number;
  readonly url: string;
  /** The issue's text where the app itself made the issue, else null. */
  readonly ownBody: string | null;
  /** The newest comments by people with a line that begins with `/baton`, oldest first. */
  readonly commands: readonly CommandComment[];
  /** The app's own among the newest comments, oldest first. */
  readonly ownComments: readonly { readonly id: number; readonly body: string }[];
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
}
