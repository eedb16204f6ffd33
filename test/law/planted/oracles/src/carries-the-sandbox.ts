export { chain } from '../../packages/sandbox/src/chain.ts';
