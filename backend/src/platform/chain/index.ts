export { endOf, instantOf, LAST_SECOND } from './chain-instant.ts';
export { ChainClient } from './chain-client.ts';
export { ChainReader, typedDataJson } from './chain-reader.ts';
export { checksummed } from './checksum.ts';
