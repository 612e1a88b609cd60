import robotsParserModule from 'robots-parser';
import { FirsthandError } from '../model/index.ts';
import { robotsToken } from './user-agent.ts';

/** The package's types describe an ES module, but it is a CommonJS one: the default import is the function itself. */
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default;

/** What a host answered for its robots.txt: its rules, or the status that came instead. */
export interface RobotsAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks hosts for permission, each once. */
export interface RobotsRules {
  /** @throws FirsthandError `robots-refused`; whatever fetching robots.txt throws. */
  requireAllowed(url: URL, fetchRobots: (url: URL) => Promise<RobotsAnswer>): Promise<void>;
}

/** Robots.txt as RFC 9309 reads it: no such file means everything is allowed, a host in trouble means nothing is. */
export function createRobotsRules(): RobotsRules {
  const answers = new Map<string, Promise<RobotsAnswer>>();
  return {
    async requireAllowed(url, fetchRobots) {
      let pending = answers.get(url.origin);
      if (!pending) {
        pending = fetchRobots(new URL('/robots.txt', url.origin));
        answers.set(url.origin, pending);
        // A failure may pass: the next page of the host asks again.
        pending.catch(() => answers.delete(url.origin));
      }
      const { status, text } = await pending;
      if (status >= 500) {
        throw new FirsthandError(
          'robots-refused',
          `${url.href}: ${url.host} could not say what it allows (robots.txt: HTTP ${status}); try later, or add --ignore-robots`,
          { retryable: true },
        );
      }
      if (status >= 400) return;
      if (robotsParser(new URL('/robots.txt', url.origin).href, text).isAllowed(url.href, robotsToken) === false) {
        throw new FirsthandError(
          'robots-refused',
          `${url.href}: the robots.txt of ${url.host} asks programs not to fetch it; if you may, add --ignore-robots`,
        );
      }
    },
  };
}
