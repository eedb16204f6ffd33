import { Injectable } from '@nestjs/common';
import { deploymentOf, type Deployment } from '@topsteel/chain';
import type { TypedData } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import {
  createPublicClient,
  http,
  recoverTypedDataAddress,
  type Address,
  type Hex,
  type TypedDataDefinition,
} from 'viem';
import { Config } from '../config/index.ts';

/** EIP-712 data as `@topsteel/chain` builds it. */
export interface SignedData {
  domain: object;
  types: object;
  primaryType: string;
  message: object;
}

/** What the backend itself asks of the chain: where the contracts are, and whether a signature holds. */
@Injectable()
export class ChainReader {
  readonly chainId: number;

  constructor(private readonly config: Config) {
    this.chainId = config.settings.chainId;
  }

  get deployment(): Deployment {
    return deploymentOf(this.chainId);
  }

  /**
   * Checks a signature over typed data, of a wallet (ECDSA) or of an account contract (ERC-1271).
   *
   * @throws AppError `signature-invalid` when it is not the signer's, `unavailable` when the chain has to be asked and
   * does not answer.
   */
  async requireSignature(signer: Address, data: SignedData, signature: Hex): Promise<void> {
    const definition = data as TypedDataDefinition;
    const recovered = await recoverTypedDataAddress({ ...definition, signature }).catch(() => null);
    if (recovered?.toLowerCase() === signer.toLowerCase()) return;
    if (await this.accountAccepts(signer, definition, signature)) return;
    throw new AppError('signature-invalid', {
      message: `This signature is not from ${signer}. Choose that account in your wallet and sign again.`,
      details: {
        reason: 'wrong-signer',
        errors: [
          {
            field: 'signature',
            message: `It must be signed by ${signer}${recovered ? `; this is from ${recovered}` : ''}.`,
          },
        ],
      },
    });
  }

  private async accountAccepts(
    signer: Address,
    definition: TypedDataDefinition,
    signature: Hex,
  ): Promise<boolean> {
    const client = createPublicClient({
      transport: http(this.config.settings.rpcUrl, { timeout: 5_000, retryCount: 1 }),
    });
    try {
      const code = await client.getCode({ address: signer });
      if (code === undefined || code === '0x') return false;
      return await client.verifyTypedData({ ...definition, address: signer, signature });
    } catch (cause) {
      throw new AppError('unavailable', {
        message:
          'The register does not answer, so your signature could not be checked. Nothing was sent; try again.',
        details: { reason: 'chain-away' },
        cause,
      });
    }
  }
}

/** Typed data as JSON: every bigint a decimal string, as `eth_signTypedData_v4` takes it. */
export function typedDataJson(definition: object): TypedData {
  return JSON.parse(
    JSON.stringify(definition, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  ) as TypedData;
}
