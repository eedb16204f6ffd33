export { traceQueries } from './trace-queries.ts';
