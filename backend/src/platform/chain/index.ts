export { checksummed } from './checksum.ts';
