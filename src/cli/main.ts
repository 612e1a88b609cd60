import { Command, CommanderError } from 'commander';
import { addCommand } from './add.ts';
import { listCommand } from './list.ts';
import { tellError } from './problems.ts';
import { readCommand } from './read.ts';
import { rmCommand } from './rm.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { traceCommand } from './trace.ts';

/** The command line, one entry a command. */
function program(): Command {
  return new Command('firsthand')
    .description('Trace where a report comes from, and check what arithmetic can check.')
    .showHelpAfterError('(firsthand --help shows every command)')
    .exitOverride()
    .addCommand(readCommand())
    .addCommand(traceCommand())
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(searchCommand())
    .addCommand(rmCommand());
}

/** Runs one command line and sets the exit code. `argv` as Node gives it: program, script, arguments. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else tellError(error);
  }
}
