/** Words that tie a time to what it is said of (`time-relations.json`): phrases in lower case; a word ending in `*` stands for every word that begins so. */
export interface TimeRelations {
  readonly source: string;
  /** Between a duration and the event that it has lasted since. */
  readonly since: readonly string[];
  /** The same, right before a date and where the text says that the time has passed. */
  readonly sinceDate: readonly string[];
  /** Beside a duration: that it has run ("have passed", "прошло"). */
  readonly passed: readonly string[];
  /** Words by which a stretch of time ended before the day of the report ("had been"). */
  readonly notNow: readonly string[];
  /** Before a duration in which something is to happen. */
  readonly within: readonly string[];
  /** The same, where only an express promise makes it a deadline: "in two weeks" tells as often how long a thing takes. */
  readonly withinLoosely: readonly string[];
  /** Before a date by which something is to happen. */
  readonly by: readonly string[];
  /** Before a date on which something is to happen: a deadline only for an express promise. */
  readonly byLoosely: readonly string[];
  /** Words by which someone promises or sets out to do a thing. */
  readonly commitments: readonly string[];
  /** Words that tell what is to come; with a deadline they commit, too. */
  readonly announcements: readonly string[];
  /** Words that take the commitment back: conditions, denials. */
  readonly notCommitments: readonly string[];
  /** Stems of nouns for what is planned: a date behind one of them tells when that is to be (languages that need no preposition). */
  readonly plannedEvents: readonly string[];
  /** Before the day on which somebody called up a page: a note beside the report, nothing that it tells. */
  readonly retrieved: readonly string[];
}
