import { Option } from 'commander';

/** `--events`: dated events of the user's own, beside those that Firsthand counts time from. */
export function eventsOption(): Option {
  return new Option('--events <file>', 'JSON list of dated events to count time from beside the built-in ones');
}
