import { Option } from 'commander';

/** `--fast`: read without the trained reader. */
export function fastOption(): Option {
  return new Option('--fast', 'read by rules alone: faster, less accurate');
}
