import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { FirsthandError } from '../../model/index.ts';
import type { Tables } from './tables.ts';

/** How long a change waits for another process to finish its own. */
const busyLimitMs = 30_000;
/** SQLite itself waits, and blocks the thread: for the moments in which another process recovers or closes the database. */
export const blockWhileBusy = 'PRAGMA busy_timeout = 5000';
/** SQLite does not wait; see {@link whileBusy}. */
export const failWhileBusy = 'PRAGMA busy_timeout = 0';
/** Every commit reaches the disk; 32 MB of pages in memory; the log is folded into the database every 16 MB, not every 4. */
const settings: readonly string[] = [
  'PRAGMA foreign_keys = ON',
  'PRAGMA synchronous = FULL',
  'PRAGMA cache_size = -32768',
  'PRAGMA wal_autocheckpoint = 4000',
];
/** Statements that are kept prepared; far more than Firsthand has. */
const maxPreparedStatements = 200;

/** An open database file. */
export interface Connection {
  readonly tables: Kysely<Tables>;
  /** Runs statements that give no rows, past Kysely. */
  exec(sql: string): void;
  /** The single value of a `PRAGMA`. */
  pragma(name: string): unknown;
  close(): void;
}

/**
 * Opens a database file, or creates it. Changes are synced to the disk before they are reported as done.
 * @throws FirsthandError `case-invalid` when it is no database or cannot be opened.
 */
export function connect(file: string): Connection {
  const database = translated(file, () => new DatabaseSync(file));
  const exec = (sql: string): void => translated(file, () => database.exec(sql));
  exec([blockWhileBusy, ...settings].join('; '));
  return {
    tables: new Kysely<Tables>({ dialect: new CaseDialect({ database: kyselyDatabase(database, file) }) }),
    exec,
    pragma: (name) => translated(file, () => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]),
    close: () => database.close(),
  };
}

/** What Kysely's SQLite dialect needs of a database, on Node's own. */
function kyselyDatabase(database: DatabaseSync, file: string): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  const prepare = (sql: string): ReturnType<SqliteDatabase['prepare']> => {
    const statement = translated(file, () => database.prepare(sql));
    const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => translated(file, () => statement.all(...values(parameters))),
      run: (parameters) => translated(file, () => statement.run(...values(parameters))),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = prepare(sql);
      if (prepared.size < maxPreparedStatements) prepared.set(sql, statement);
      return statement;
    },
  };
}

class CaseDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new CaseDriver(this.#config);
  }
}

class CaseDriver extends SqliteDriver {
  /**
   * Takes the write lock at once: a transaction that begins by reading fails when another process writes before it does.
   * Waits without blocking the thread, so that another connection of the same process can go on.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(failWhileBusy));
    try {
      await whileBusy(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
    } finally {
      await connection.executeQuery(CompiledQuery.raw(blockWhileBusy));
    }
  }
}

/** Repeats what fails because another process holds the database, for a limited time. */
export async function whileBusy<Value>(attempt: () => Value | Promise<Value>): Promise<Value> {
  const giveUpAt = performance.now() + busyLimitMs;
  for (let pauseMs = 2; ; pauseMs = Math.min(pauseMs * 2, 50)) {
    try {
      return await attempt();
    } catch (error) {
      const busy = error instanceof FirsthandError && error.code === 'case-busy';
      if (!busy || performance.now() > giveUpAt) throw error;
      await sleep(pauseMs);
    }
  }
}

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html. */
const busyCodes: readonly number[] = [5, 6];
const unusableCodes: Readonly<Record<number, string>> = {
  8: 'it can only be read; check the permissions of the folder',
  10: 'the disk reported an error',
  11: 'the file is damaged; restore it from a copy',
  13: 'the disk is full',
  14: 'the file cannot be opened; check that it exists and its permissions',
  26: 'the file is not a database',
};

function translated<Value>(file: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    const result = (error as { readonly errcode?: number }).errcode;
    if (result === undefined) throw error;
    // The low byte is the primary code, the rest tells the variant.
    const primary = result & 0xff;
    if (busyCodes.includes(primary)) {
      throw new FirsthandError('case-busy', `${file}: another process is writing to this case; try again`, {
        retryable: true,
        cause: error,
      });
    }
    const reason = unusableCodes[primary];
    if (reason) throw new FirsthandError('case-invalid', `${file}: ${reason}`, { cause: error });
    throw error;
  }
}
