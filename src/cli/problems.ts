import { type ErrorCode, FirsthandError } from '../model/index.ts';
import { exitCodes } from './exit-codes.ts';
import { plain } from './report-card/sheet.ts';

/** Tells one problem in one line on standard error. The first one decides the exit code. */
export function tellProblem({ code, message }: { readonly code: ErrorCode; readonly message: string }): void {
  process.stderr.write(`firsthand: ${plain(message)}\n`);
  process.exitCode ||= exitCodes[code];
}

/** Tells what ended a command: a problem that a person can act on, or a defect with what is needed to report it. */
export function tellError(error: unknown): void {
  if (error instanceof FirsthandError) tellProblem(error);
  else {
    const { stack = String(error) } = error instanceof Error ? error : {};
    process.stderr.write(`firsthand: something went wrong that should not have: ${stack}\n`);
    process.exitCode ||= exitCodes.internal;
  }
}
