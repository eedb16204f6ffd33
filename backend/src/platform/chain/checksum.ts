import { getAddress } from 'viem';

/** An address in EIP-55 form, as the watcher stores it: the one spelling kept in the database. */
export const checksummed = (address: string): `0x${string}` => getAddress(address.toLowerCase());
