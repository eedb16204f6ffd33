import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';

export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A page of 100 kB in some 3 ms; one step more saves a hundredth and costs twice the time. */
const QUALITY = 5;
/** Half a megabyte of what was said before: more than a page, and less memory than the default for each answer under way. */
const WINDOW_BITS = 19;

/**
 * Compresses answers while they stream: brotli where the browser reads it, else gzip. Every part is sent on as soon as it is
 * drawn, since the framework flushes after each. What is compressed already is left as it is.
 */
export const compressAnswers = (): Middleware =>
  compression({
    brotli: {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    },
    // A range counts the bytes of the file as it is.
    filter: (request, response) =>
      request.headers.range === undefined && compression.filter(request, response),
  });
