import type { Check } from './check.ts';
import { missingSource } from './missing-source.ts';
import { postIdTime } from './post-id-time.ts';
import { quoteFidelity } from './quote-fidelity.ts';

export type { Check, CheckContext } from './check.ts';

/** Every check, in the order in which findings are shown. */
export const checks: readonly Check[] = [postIdTime, quoteFidelity, missingSource];
