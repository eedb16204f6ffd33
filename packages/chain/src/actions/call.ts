import type { Address, Hex } from 'viem';

/** A call to a contract, ready to be signed and sent by whoever pays the gas. */
export interface Call {
  to: Address;
  data: Hex;
}

/** A signature over typed data, with who made it and until when it counts. */
export interface DelegatedSignature {
  signer: Address;
  /** Unix seconds; the chain accepts the act before that. */
  deadline: number;
  signature: Hex;
}
