/** The part of `compression` that is used here. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { BrotliOptions } from 'node:zlib';

  type Filter = (request: IncomingMessage, response: ServerResponse) => boolean;
  interface Compression {
    (options?: {
      brotli?: BrotliOptions;
      filter?: Filter;
    }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
    filter: Filter;
  }
  const compression: Compression;
  export default compression;
}
