import { Option } from 'commander';

/** `--outlets`: outlets of the user's own, beside those that Firsthand knows. */
export function outletsOption(): Option {
  return new Option('--outlets <file>', 'JSON list of outlets to know beside the built-in ones');
}
