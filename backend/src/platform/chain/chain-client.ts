import { Injectable } from '@nestjs/common';
import { deploymentOf, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { BaseError, createPublicClient, http, type PublicClient } from 'viem';
import { Config } from '../config/index.ts';

const TIMEOUT_MS = 5_000;

/** Reads the chain. Nothing is sent from here: that is the oracles' work. */
@Injectable()
export class ChainClient {
  readonly client: PublicClient;
  readonly deployment: Deployment;

  constructor(config: Config) {
    this.deployment = deploymentOf(config.settings.chainId);
    this.client = createPublicClient({
      transport: http(config.settings.rpcUrl, { timeout: TIMEOUT_MS, retryCount: 1 }),
    });
  }

  /**
   * @throws AppError `unavailable` when the node does not answer; a call that the contract rejects is thrown as it is.
   */
  async ask<T>(question: (client: PublicClient) => Promise<T>): Promise<T> {
    try {
      return await question(this.client);
    } catch (error) {
      if (!(error instanceof BaseError) || !isAway(error)) throw error;
      throw new AppError('unavailable', {
        message: 'The chain does not answer just now. Nothing was changed; try again in a moment.',
        details: { reason: 'chain-away' },
        cause: error,
      });
    }
  }
}

const isAway = (error: BaseError): boolean =>
  error.walk((each) => each instanceof Error && ['HttpRequestError', 'TimeoutError'].includes(each.name)) !==
  null;
