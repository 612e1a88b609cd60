// npm run schema: writes docs/reading.schema.json, the JSON Schema of the reading interface, from the type Reading.
// With --check it only says whether the file is current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'docs/reading.schema.json');

/** The schema as JSON text. Unknown fields are allowed: later versions add some. */
export function readingSchema() {
  const schema = createGenerator({
    path: join(root, 'src/model/reading.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'Reading',
    additionalProperties: true,
    topRef: false,
    skipTypeCheck: true,
  }).createSchema('Reading');
  const described = {
    $schema: schema.$schema,
    title: 'Reading',
    description:
      'What firsthand read --json and --jsonl print, one object a document. Offsets are half-open UTF-16 offsets into text.',
    ...schema,
  };
  return `${JSON.stringify(described, undefined, 2)}\n`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const text = readingSchema();
  if (process.argv.includes('--check')) {
    const current = existsSync(file) && readFileSync(file, 'utf8') === text;
    process.stderr.write(
      current ? 'docs/reading.schema.json is current.\n' : 'docs/reading.schema.json is out of date: npm run schema\n',
    );
    process.exitCode = current ? 0 : 1;
  } else {
    writeFileSync(file, text);
    process.stderr.write(`Wrote ${file}\n`);
  }
}
