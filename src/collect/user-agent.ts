import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The name that robots.txt files address. */
export const robotsToken = 'Firsthand';

/** How Firsthand introduces itself to servers. */
export const userAgent = `${robotsToken}/${version} (news verification desk; fetches single pages that a person names)`;
