export { ActiveKeys } from './active-keys.ts';
export { SignerKeyModule } from './signer-key-module.ts';
