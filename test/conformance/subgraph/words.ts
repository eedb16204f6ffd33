import { keccak256, pad, stringToHex, toHex, type Hex } from 'viem';
import type { Told } from './indexed-chain.ts';

/** Accounts of the stories, lower case as the index writes them. */
export const mill: Hex = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
export const processor: Hex = '0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc';
export const buyer: Hex = '0x90f79bf6eb2c4f870365e785982e1f101e93b906';
export const inspector: Hex = '0x15d34aaf54267db7d7c367839aaf71a00a2c6a65';
export const operator: Hex = '0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc';
export const arbiter: Hex = '0x976ea74026e726554db657fa54763abd0c3a0aa9';
export const platform: Hex = '0x14dc79964da2c08b23698b3d3cc7ca32193d9955';
export const referrer: Hex = '0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f';
export const usdc: Hex = '0xa0ee7a142d267c1f36714e4a8f75612f20a79720';
export const nobody: Hex = '0x0000000000000000000000000000000000000000';
export const zero: Hex = `0x${'0'.repeat(64)}`;

/** The hash that stands for a document, an order, an EPCIS event … of this name. */
export const hashOf = (name: string): Hex => keccak256(toHex(name));

/** Text in bytes32, left-aligned. */
export const textIn = (text: string): Hex => pad(stringToHex(text), { size: 32, dir: 'right' });

/** A lot of 20 t with 37 t CO2e, commissioned by the mill to itself, with the transfer that follows. */
export function commissioned(lotId: bigint): Told[] {
  return [
    [
      'LotCommissioned',
      {
        lotId,
        certificate: hashOf(`certificate ${String(lotId)}`),
        issuer: mill,
        to: mill,
        massGrams: 20_000_000n,
        emissionsGrams: 37_000_000n,
        documentHash: hashOf('document'),
        subject: hashOf('heat 482911'),
        evidence: hashOf('evidence'),
        epcisEvent: hashOf(`commission ${String(lotId)}`),
        certificateUsedGrams: 20_000_000n,
      },
    ],
    moved(lotId, nobody, mill, 20_000_000n),
  ];
}

/** ERC-1155's word for a movement of title. */
export function moved(id: bigint, from: Hex, to: Hex, value: bigint): Told {
  return ['TransferSingle', { operator, from, to, id, value }];
}
