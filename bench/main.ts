/** Runs one benchmark: `npm run bench -- NAME [--data DIR] …` calls `run` of `bench/NAME/index.ts`. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const name = process.argv[2];
const known = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, 'index.ts')))
  .map((entry) => entry.name);

if (name === undefined || !known.includes(name)) {
  process.stderr.write(`Which benchmark? There are: ${known.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { run } = (await import(`./${name}/index.ts`)) as { run(args: readonly string[]): void | Promise<void> };
  await run(process.argv.slice(3));
}
