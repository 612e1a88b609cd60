export { linkToponyms, type ToponymInput } from './toponyms/link-toponyms.ts';
export { boundPublication } from './publication-bounds.ts';
