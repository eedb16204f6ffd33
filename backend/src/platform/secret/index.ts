export { deriveKey, hashSecret, isSecret, makeSecret, openSecret, sealSecret } from './seal-secret.ts';
