/** Words that tie a time to what it is said of (`time-relations.json`): phrases in lower case; a word ending in `*` stands for every word that begins so. */
export interface TimeRelations {
  readonly source: string;
  /** Between a duration and the event that it has lasted since. */
  readonly since: readonly string[];
  /** Before a duration in which something is to happen. */
  readonly within: readonly string[];
  /** Before a date by which something is to happen. */
  readonly by: readonly string[];
  /** Words by which someone commits to a thing to come. */
  readonly commitments: readonly string[];
  /** Words that take the commitment back: conditions, denials. */
  readonly notCommitments: readonly string[];
}
