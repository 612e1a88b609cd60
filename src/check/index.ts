import type { Check } from './check.ts';
import { elapsedTime } from './elapsed-time.ts';
import { missingSource } from './missing-source.ts';
import { postIdTime } from './post-id-time.ts';
import { promiseDue } from './promise-due.ts';
import { quoteFidelity } from './quote-fidelity.ts';

export type { Check, CheckContext } from './check.ts';

/** Every check, in the order in which findings are shown. */
export const checks: readonly Check[] = [elapsedTime, promiseDue, postIdTime, quoteFidelity, missingSource];
