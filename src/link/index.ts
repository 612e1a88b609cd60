export { linkToponyms, type ToponymInput } from './toponyms/link-toponyms.ts';
