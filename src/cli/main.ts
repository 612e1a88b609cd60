import { Command, CommanderError } from 'commander';
import { readCommand } from './read.ts';
import { traceCommand } from './trace.ts';

/** The command line, one entry a command. */
function program(): Command {
  return new Command('firsthand')
    .description('Trace where a report comes from, and check what arithmetic can check.')
    .showHelpAfterError('(firsthand --help shows every command)')
    .exitOverride()
    .addCommand(readCommand())
    .addCommand(traceCommand());
}

/** Runs one command line and sets the exit code. `argv` as Node gives it: program, script, arguments. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.stderr.write(`firsthand: ${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1;
    }
  }
}
