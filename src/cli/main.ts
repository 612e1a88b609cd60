import { Command, CommanderError } from 'commander';
import { closeReadingPools, packageVersion } from '../app/index.ts';
import { addCommand } from './add.ts';
import { demoCommand } from './demo.ts';
import { exitCodes } from './exit-codes.ts';
import { gazetteerCommand } from './gazetteer.ts';
import { listCommand } from './list.ts';
import { tellError } from './problems.ts';
import { readCommand } from './read.ts';
import { rmCommand } from './rm.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { traceCommand } from './trace.ts';

/** The command line, one entry a command. */
function program(): Command {
  const firsthand = new Command('firsthand')
    .description('Trace where a report comes from, and check what arithmetic can check.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('(firsthand --help shows every command)')
    .exitOverride();
  const commands = [
    readCommand(),
    traceCommand(),
    addCommand(),
    listCommand(),
    showCommand(),
    searchCommand(),
    rmCommand(),
    gazetteerCommand(),
    demoCommand(),
  ];
  for (const command of commands) firsthand.addCommand(command.copyInheritedSettings(firsthand));
  return firsthand;
}

/** Runs one command line and sets the exit code. `argv` as Node gives it: program, script, arguments. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  // Whoever reads the output may stop early (`| head`); like other programs, this one then ends quietly with SIGPIPE's code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // What is given up on the way is no error to report: nobody waits for it.
    process.stderr.write = () => true;
    void closeReadingPools().finally(() => process.exit(141));
  });
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
    else tellError(error);
  }
}
