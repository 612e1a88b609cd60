export { findClaims } from './claims/claims.ts';
export { boundPublication } from './publication-bounds.ts';
export { linkToponyms, type ToponymInput } from './toponyms/link-toponyms.ts';
