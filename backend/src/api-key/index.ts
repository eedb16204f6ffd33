export { ApiKeyModule } from './api-key-module.ts';
export { endKeysMadeBy } from './infra/api-key-store.ts';
export type { KeyHolder } from './infra/api-key-store.ts';
export { RecogniseKey } from './recognise-key.ts';
