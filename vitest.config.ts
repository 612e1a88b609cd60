import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Works around a defect of V8 13.6 (docs/decisions/0252-tests-without-wrapper-tiering.md); the built program is not concerned.
    execArgv: ['--wasm-wrapper-tiering-budget=2147483647'],
  },
});
