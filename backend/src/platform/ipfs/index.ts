export { Ipfs, MAX_BLOCK_BYTES } from './ipfs.ts';
