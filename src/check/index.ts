import type { Check } from './check.ts';

export type { Check, CheckContext } from './check.ts';

/** Every check, in the order in which findings are shown. */
export const checks: readonly Check[] = [];
