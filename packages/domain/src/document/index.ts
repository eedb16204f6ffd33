export { readDocument } from './read-document.ts';
export type { DocumentFormat, DocumentResult } from './read-document.ts';
