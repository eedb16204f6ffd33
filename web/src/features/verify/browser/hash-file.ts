import { sha256 } from '@topsteel/chain/verify';
import { canonicalBytes, parseJsonText } from '@topsteel/domain/jcs';

/** The SHA-256 of a file as it is and, when it is JSON, of its canonical form. */
export async function hashesOf(bytes: Uint8Array): Promise<string[]> {
  const hashes: string[] = [await sha256(bytes)];
  try {
    hashes.push(await sha256(canonicalBytes(parseJsonText(new TextDecoder().decode(bytes)))));
  } catch {
    // A PDF has no canonical form; its own hash is in the list already.
  }
  return hashes;
}
