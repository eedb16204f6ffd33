export { base32Decode, base32Encode, rawCidOf, sha256OfRawCid } from './raw-cid.ts';
