export { post } from '../ledger/post-transfer.ts';
