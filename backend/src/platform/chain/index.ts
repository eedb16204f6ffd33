export { ChainClient } from './chain-client.ts';
export { ChainReader, typedDataJson } from './chain-reader.ts';
export { checksummed } from './checksum.ts';
