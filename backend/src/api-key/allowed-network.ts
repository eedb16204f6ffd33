import { BlockList, isIP } from 'node:net';

/**
 * Does an address lie in one of the networks? With none named, every address does. An IPv4 address that came over IPv6
 * (`::ffff:203.0.113.7`) is the IPv4 address.
 *
 * @example isAllowed('203.0.113.7', ['203.0.113.0/24']) // true
 */
export function isAllowed(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const plain = address.replace(/^::ffff:(?=[0-9.]+$)/i, '');
  const family = isIP(plain);
  if (family === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    const type = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(base, type);
    else list.addSubnet(base, Number(bits), type);
  }
  return list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
