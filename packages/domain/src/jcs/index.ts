export { canonicalBytes, canonicalText, documentHash, sha256Hex } from './canonicalize.ts';
