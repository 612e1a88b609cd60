/** A dated event that reports count time from. */
export interface KnownEvent {
  readonly id: string;
}
