import type { ErrorCode } from '../model/index.ts';

/** What a command ends with, by what went wrong; `docs/exit-codes.md` explains them to users. 0 is success. */
export const exitCodes: Readonly<Record<ErrorCode, number>> = {
  internal: 1,
  usage: 2,
  'input-missing': 10,
  'input-empty': 11,
  'input-binary': 12,
  'input-encoding': 13,
  'input-invalid': 14,
  'input-too-large': 15,
  'input-too-deep': 16,
  'deadline-exceeded': 17,
  'address-refused': 20,
  'robots-refused': 21,
  unreachable: 22,
  'http-status': 23,
  'case-missing': 30,
  'case-invalid': 31,
  'case-newer': 32,
  'case-busy': 33,
  'not-found': 34,
  'resource-missing': 40,
};
