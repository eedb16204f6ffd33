import type { TypedData } from '@topsteel/domain/api';

interface SignableData {
  domain: { name: string; version: string; chainId: number; verifyingContract: `0x${string}` };
  types: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
  primaryType: string;
  message: object;
}

const domainType = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

/** EIP-712 data as JSON for `eth_signTypedData_v4`: integers as decimal strings, the domain's type spelled out. */
export function wireTypedData({ domain, types, primaryType, message }: SignableData): TypedData {
  const members = Object.entries(types).map(([name, fields]): [string, { name: string; type: string }[]] => [
    name,
    fields.map((field) => ({ ...field })),
  ]);
  return {
    domain,
    types: { EIP712Domain: domainType, ...Object.fromEntries(members) },
    primaryType,
    message: Object.fromEntries(Object.entries(message).map(([name, value]) => [name, wire(value)])),
  };
}

function wire(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString();
  if (Array.isArray(value)) return value.map(wire);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wire(member)]));
  }
  return value;
}
