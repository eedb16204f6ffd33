export { canonicalBytes, canonicalText, documentHash, sha256Hex } from './canonicalize.ts';
export { parseJsonText } from './parse-json.ts';
