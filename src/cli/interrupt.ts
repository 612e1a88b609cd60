import { closeReadingPools } from '../app/index.ts';

const exitCodeOf = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** A terminal sends Ctrl-C to a program and to the one that started it, which passes it on: both count as one. */
const sameInterruptMs = 500;

/**
 * Asks a command to come to an end when it is interrupted (Ctrl-C, kill): it finishes what it has begun, and the process then ends
 * with the code that shells expect (130 for Ctrl-C). A second interrupt ends it at once.
 */
export function onInterrupt(stop: () => void): { readonly release: () => void } {
  let interruptedAt: number | undefined;
  const listeners = (Object.keys(exitCodeOf) as (keyof typeof exitCodeOf)[]).map((signal) => {
    const listener = (): void => {
      if (interruptedAt === undefined) {
        interruptedAt = performance.now();
        process.exitCode = exitCodeOf[signal];
        stop();
      } else if (performance.now() - interruptedAt > sameInterruptMs)
        void closeReadingPools().finally(() => process.exit(exitCodeOf[signal]));
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return {
    release: () => {
      for (const { signal, listener } of listeners) process.off(signal, listener);
    },
  };
}
