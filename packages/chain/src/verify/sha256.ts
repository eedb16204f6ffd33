import { hexOf, type Hex } from './abi-words.ts';

/**
 * SHA-256 by the platform's own WebCrypto, which costs no bytes in the page.
 *
 * @throws TypeError in a browser page served without https: the platform withholds WebCrypto there.
 */
export async function sha256(bytes: Uint8Array): Promise<Hex> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))));
}
