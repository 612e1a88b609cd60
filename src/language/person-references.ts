/** Words by which a text calls people and bodies again (`person-references.json`): dictionary forms. */
export interface PersonReferences {
  readonly source: string;
  /** Words for one and the same post or trade, lower case ("president", "head of state"). */
  readonly synonyms: readonly (readonly string[])[];
  /** Words for a company or body, lower case ("the company"). */
  readonly bodies: readonly string[];
  /** Words for relatives, behind which a name in the genitive tells whose they are; none where names have no cases. */
  readonly kin: readonly string[];
  /** Given names by the gender that they show. */
  readonly feminineNames: readonly string[];
  readonly masculineNames: readonly string[];
}
