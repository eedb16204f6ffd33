import { Bytes } from '@graphprotocol/graph-ts';

/**
 * Whether an address or a hash is the one that stands for none. It is compared in place: a mapping is started anew for
 * every event, so a constant would be made as often as it is compared.
 */
export function isNone(bytes: Bytes): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] != 0) return false;
  }
  return true;
}
