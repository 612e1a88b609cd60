// The command line, run from its sources.
import { runCommandLine } from '../src/cli/main.ts';

await runCommandLine(process.argv);
