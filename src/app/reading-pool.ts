import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Document, FirsthandError } from '../model/index.ts';
import type { CaptureHints } from './documents-from-bytes.ts';
import { givenUp } from './failed-reading.ts';
import { readGazetteerFile } from './gazetteer-file.ts';
import type {
  FinishedReading,
  OpenedCapture,
  ReadingTask,
  Rejection,
  TaskResult,
  WorkerOrder,
  WorkerReport,
  WorkerSettings,
} from './reading-task.ts';

/** Worker threads that read documents in parallel, each document with a deadline. */
export interface ReadingPool {
  readonly workerCount: number;
  /** Finds the documents in captured bytes. */
  open(bytes: Uint8Array, hints: CaptureHints): Promise<OpenedCapture | Rejection>;
  /** Reads a document. One that hangs or crashes its worker gives a reading whose `failed` says so. */
  read(document: Document): Promise<FinishedReading>;
  /** Reads one line of JSON Lines, counted from 1. */
  readLine(bytes: Uint8Array, number: number): Promise<FinishedReading | Rejection>;
  /**
   * Ends the threads, and resolves when all have ended: within a second or so, or as long as one that is still starting needs.
   * What is not read by then is rejected.
   */
  close(): Promise<void>;
}

export interface ReadingPoolOptions extends WorkerSettings {
  /** Worker threads at most; all cores unless told otherwise. They start as work comes. */
  readonly workerCount?: number | undefined;
  /** Time allowed for one document, in milliseconds. */
  readonly deadlineMs?: number | undefined;
  /** Time that {@link ReadingPool.close} allows a worker that is still starting, in milliseconds. */
  readonly startLimitMs?: number | undefined;
  /** The worker's program; tests put a misbehaving one here. */
  readonly workerUrl?: URL | undefined;
}

interface Job {
  readonly task: ReadingTask;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: FirsthandError) => void;
}

interface Seat {
  worker: Worker;
  ready: boolean;
  job?: Job | undefined;
  timer?: NodeJS.Timeout | undefined;
  /** Deaths before the worker was ready: a worker that cannot even start is not replaced for ever. */
  failedStarts: number;
}

const defaultDeadlineMs = 30_000;
/** A worker starts within half a second, on a busy machine within a few. */
const defaultStartLimitMs = 15_000;
/** Time that a closing pool allows a worker to finish its document; nobody waits for that any more. */
const finishLimitMs = 1_000;
/** Time in which a worker hears that it is to stop at once: a window of the trained reader takes a tenth of it on a busy machine. */
const hearLimitMs = 500;
/** Enough for a 50 MB page; beyond it the worker dies alone and the batch goes on. */
const workerMemoryMb = 1024;
/** Short-lived memory of a worker. 16 costs a tenth of the speed in collections, 64 takes 80 MB more and is hardly faster. */
const workerYoungMemoryMb = 32;

/** Starts the worker threads. */
export function openReadingPool(options: ReadingPoolOptions = {}): ReadingPool {
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const startLimitMs = options.startLimitMs ?? defaultStartLimitMs;
  const workerCount = options.workerCount ?? availableParallelism();
  // The same program runs from sources and compiled.
  const workerUrl =
    options.workerUrl ?? new URL(`./reading-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const workerData: WorkerSettings = {
    gazetteer: options.gazetteer ?? readGazetteerFile(),
    imports: options.imports,
    today: options.today,
    reader: options.reader,
    addedOutlets: options.addedOutlets,
    addedEvents: options.addedEvents,
  };
  const waiting: Job[] = [];
  const seats: Seat[] = [];
  /** Workers past their deadline that have not ended yet. */
  const cutOff = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let broken: FirsthandError | undefined;

  const start = (seat: Seat): void => {
    seat.ready = false;
    const worker = new Worker(workerUrl, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: workerMemoryMb, maxYoungGenerationSizeMb: workerYoungMemoryMb },
    });
    seat.worker = worker;
    worker.on('message', (message: WorkerReport) => {
      if (seat.worker !== worker) return;
      if (message !== 'ready' && message.kind === 'cannot-start') {
        giveUp(new FirsthandError(message.code, message.message));
        return;
      }
      if (message === 'ready') {
        seat.ready = true;
        seat.failedStarts = 0;
      } else finish(seat, message);
      assign(seat);
    });
    worker.on('error', (cause) => {
      if (seat.worker === worker) replace(seat, 'internal', cause instanceof Error ? cause.message : String(cause));
    });
    worker.on('exit', () => {
      if (seat.worker === worker && !closing && !broken)
        replace(seat, 'internal', 'the worker thread ended unexpectedly');
    });
  };

  const finish = (seat: Seat, result: TaskResult): void => {
    clearTimeout(seat.timer);
    const job = seat.job;
    seat.job = undefined;
    job?.resolve(result);
  };

  const replace = (seat: Seat, code: 'deadline-exceeded' | 'internal', reason: string): void => {
    const dead = seat.worker;
    const { job, ready } = seat;
    if (job) finish(seat, givenUp(job.task, code, reason));
    seat.failedStarts = ready ? 0 : seat.failedStarts + 1;
    if (closing) return;
    if (seat.failedStarts >= 2) {
      giveUp(new FirsthandError('internal', `The reading threads do not start: ${reason}`));
      return;
    }
    start(seat);
    const ended = cutShort(dead).finally(() => cutOff.delete(ended));
    cutOff.add(ended);
  };

  const giveUp = (reason: FirsthandError): void => {
    broken ??= reason;
    for (const waiter of waiting.splice(0)) waiter.reject(broken);
    for (const seat of seats) {
      clearTimeout(seat.timer);
      seat.job?.reject(broken);
      seat.job = undefined;
    }
  };

  const assign = (seat: Seat): void => {
    // A worker that is to end must not be unreferenced: with nothing else to wait for, the process would end first, with code 13.
    if (closing || broken || !seat.ready || seat.job) return;
    const job = waiting.shift();
    if (!job) {
      seat.worker.unref();
      return;
    }
    seat.worker.ref();
    seat.job = job;
    seat.timer = setTimeout(
      () => replace(seat, 'deadline-exceeded', `not read within ${deadlineMs / 1000} s, and given up`),
      deadlineMs,
    );
    seat.worker.postMessage(job.task satisfies WorkerOrder);
  };

  const addSeat = (): void => {
    const seat = { failedStarts: 0 } as Seat;
    seats.push(seat);
    start(seat);
  };
  // The first one loads its modules while the input is still being fetched.
  addSeat();

  const perform = (task: ReadingTask): Promise<TaskResult> =>
    new Promise((resolve, reject) => {
      if (broken || closing) {
        reject(broken ?? closed());
        return;
      }
      waiting.push({ task, resolve, reject });
      const idle = seats.find((seat) => seat.ready && !seat.job);
      if (idle) assign(idle);
      else if (seats.length < workerCount && waiting.length > seats.filter((seat) => !seat.ready).length) addSeat();
    });

  const closeAll = async (): Promise<void> => {
    for (const waiter of waiting.splice(0)) waiter.reject(closed());
    await Promise.all([
      ...seats.map(async (seat) => {
        clearTimeout(seat.timer);
        await end(seat.worker, seat.ready ? finishLimitMs : startLimitMs);
        seat.job?.reject(closed());
      }),
      ...cutOff,
    ]);
  };

  const pool: ReadingPool = {
    workerCount,
    open: (bytes, hints) => perform({ kind: 'capture', bytes, hints }) as Promise<OpenedCapture | Rejection>,
    read: (document) => perform({ kind: 'document', document }) as Promise<FinishedReading>,
    readLine: (bytes, number) => perform({ kind: 'line', bytes, number }) as Promise<FinishedReading | Rejection>,
    close: () => {
      closing ??= closeAll().finally(() => openPools.delete(pool));
      return closing;
    },
  };
  openPools.add(pool);
  return pool;
}

const openPools = new Set<ReadingPool>();

/** Ends the threads of every open pool: before a process is ended at once, as one that ends while a model reads in a thread crashes. */
export async function closeReadingPools(): Promise<void> {
  await Promise.all([...openPools].map((pool) => pool.close()));
}

/**
 * Asks a worker to end, and waits until it has; cuts it off when it takes longer than it may. Cutting off is the last resort, because
 * it can crash the process when it meets a thread that is being set up.
 */
function end(worker: Worker, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (worker.threadId === -1) {
      resolve();
      return;
    }
    const timer = setTimeout(() => void cutShort(worker), limitMs);
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    worker.ref();
    worker.postMessage('end' satisfies WorkerOrder);
  });
}

/**
 * Ends a worker that is past its time: one that waits for its model hears the order between two windows and ends by itself; one that hears
 * nothing is terminated.
 */
function cutShort(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.threadId === -1) {
      resolve();
      return;
    }
    const timer = setTimeout(() => void worker.terminate(), hearLimitMs);
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    worker.postMessage('stop' satisfies WorkerOrder);
  });
}

const closed = (): FirsthandError => new FirsthandError('internal', 'not read: reading was ended before');
