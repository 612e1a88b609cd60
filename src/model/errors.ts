/** What went wrong, by consequence. Faces map each code once: to an exit code on the command line, to a problem type (RFC 9457) over HTTP. */
export type ErrorCode =
  | 'usage'
  | 'input-missing'
  | 'input-empty'
  | 'input-binary'
  | 'input-encoding'
  | 'input-invalid'
  | 'input-too-large'
  | 'input-too-deep'
  | 'deadline-exceeded'
  | 'address-refused'
  | 'robots-refused'
  | 'unreachable'
  | 'http-status'
  | 'case-missing'
  | 'case-invalid'
  | 'case-newer'
  | 'case-busy'
  | 'not-found'
  | 'resource-missing'
  | 'internal';

/** The one error class. `message` says what happened, to which input, and what the user can do. */
export class FirsthandError extends Error {
  readonly code: ErrorCode;
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'FirsthandError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}
