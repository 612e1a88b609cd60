import { ageArithmetic } from './age-arithmetic.ts';
import { arithmetic } from './arithmetic.ts';
import type { Check } from './check.ts';
import { distance } from './distance.ts';
import { elapsedTime } from './elapsed-time.ts';
import { futureReference } from './future-reference.ts';
import { headlineSupport } from './headline-support.ts';
import { missingSource } from './missing-source.ts';
import { placeInRegion } from './place-in-region.ts';
import { postIdTime } from './post-id-time.ts';
import { promiseDue } from './promise-due.ts';
import { quoteFidelity } from './quote-fidelity.ts';
import { unitConversion } from './unit-conversion.ts';
import { weekdayDate } from './weekday-date.ts';

export type { Check, CheckContext } from './check.ts';

/** Every check, in the order in which findings are shown. */
export const checks: readonly Check[] = [
  distance,
  placeInRegion,
  elapsedTime,
  weekdayDate,
  unitConversion,
  arithmetic,
  ageArithmetic,
  futureReference,
  promiseDue,
  postIdTime,
  quoteFidelity,
  missingSource,
  headlineSupport,
];
