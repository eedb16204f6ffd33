import 'server-only';
import { createHash } from 'node:crypto';
import { headers } from 'next/headers';
import { DOCUMENT } from '../serve/mark-documents.ts';
import { keepDrawing, type Drawing } from './drawn-once.ts';

/** Hands data to an island: by the HTML alone in a document, beside it where there will be no HTML. */
export async function drawOnce<T>(data: T): Promise<Drawing<T>> {
  if ((await headers()).get(DOCUMENT) !== '1') return { data };
  // The same for the same, so that a page that says the same is the same.
  const id = `d${createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 32)}`;
  keepDrawing(id, data);
  return { id };
}
