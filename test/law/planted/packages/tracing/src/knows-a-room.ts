export type { Relay } from '../../../oracles/src/relay.ts';
