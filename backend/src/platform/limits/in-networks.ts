import { BlockList, isIP } from 'node:net';

/**
 * Whether addresses lie in any of the networks: single addresses, or with the bits that count. An IPv4 address that came
 * over IPv6 (`::ffff:203.0.113.7`) is the IPv4 address.
 *
 * @example inNetworks(['10.42.0.0/16'])('10.42.7.9') // true
 */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(base, family);
    else list.addSubnet(base, Number(bits), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=[0-9.]+$)/i, '');
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  };
}
