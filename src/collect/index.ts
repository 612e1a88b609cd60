export {
  defaultFetchLimits,
  type FetchLimits,
  openWebFetcher,
  type WebFetcher,
  type WebOptions,
} from './fetch-url.ts';
export { expandInputs, type Input, type InputOrProblem, retrieve, standardInputName } from './inputs.ts';
export { type Retrieval, readAll } from './retrieval.ts';
