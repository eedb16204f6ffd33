import { textOf } from './evidence.ts';
import { isRecord } from './json-rpc.ts';

/** The number of an inspection document, item A03 of EN 10168; undefined when the JSON has none. */
export function documentNumberOf(document: unknown): string | undefined {
  const certificate = isRecord(document) ? document['Certificate'] : undefined;
  const transaction = isRecord(certificate) ? certificate['CommercialTransaction'] : undefined;
  return (isRecord(transaction) ? textOf(transaction['A03']).trim() : '') || undefined;
}
