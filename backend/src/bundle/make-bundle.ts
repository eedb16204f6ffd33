import { Injectable } from '@nestjs/common';
import { assembleBundle, type BundledCredentials } from '@topsteel/chain/bundle';
import { rpcOver } from '@topsteel/chain/verify';
import { urlOfDidWeb } from '@topsteel/domain/credential';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { isAppError } from '@topsteel/domain/errors';
import { Passports } from '../passport/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { notFound } from '../platform/http/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { ReadEvents } from '../traceability/index.ts';
import { BoundedArchives } from './bounded-archives.ts';
import { publishedEvent } from './published-event.ts';

const TIMEOUT_MS = 10_000;
/**
 * The evidence of a lot as one archive that anybody can check offline. It holds what is public already: documents and
 * proofs of the lot, and of one bundle when its serial is given; deliveries to others are left out.
 */
@Injectable()
export class MakeBundle {
  constructor(
    private readonly chain: ChainReader,
    private readonly config: Config,
    private readonly ipfs: Ipfs,
    private readonly passports: Passports,
    private readonly events: ReadEvents,
    private readonly archives: BoundedArchives,
  ) {}

  /**
   * @throws AppError `not-found` when no lot carries the code; `rate-limited` when too many are being made;
   * `unavailable` when the register, the file store or a proof does not come.
   */
  async run(code: string, serial: string | undefined): Promise<{ name: string; bytes: Uint8Array }> {
    const lotId = lotIdOfCode(code);
    const bundle = serial === undefined ? undefined : lotIdOfCode(serial);
    if (lotId === undefined || (serial !== undefined && bundle === undefined)) throw notFound('lot');
    const key = `lot ${lotId} ${bundle ?? ''}`;
    const name = `evidence-${lotCodeOf(lotId)}${bundle === undefined ? '' : `-${lotCodeOf(bundle)}`}.zip`;
    return { name, bytes: await this.archives.run(key, () => this.make(lotId, bundle)) };
  }

  private async make(lotId: bigint, serial: bigint | undefined): Promise<Uint8Array> {
    return assembleBundle({
      lotId,
      serial,
      rpc: rpcOver({ urls: [this.config.settings.rpcUrl], timeoutMs: TIMEOUT_MS }).request,
      fetchBlock: (sha256) => this.ipfs.block(sha256),
      deployment: this.chain.deployment,
      now: Math.floor(Date.now() / 1_000),
      credentials: await this.credentialsOf(lotId),
      eventOf: (hash) => publishedEvent(this.events, hash),
    });
  }

  /**
   * A lot that is not sold here has none; one that may not be vouched for just now goes without. They travel with what
   * they are checked with, or not at all.
   */
  private async credentialsOf(lotId: bigint): Promise<BundledCredentials | undefined> {
    const code = lotCodeOf(lotId);
    try {
      const credentials = await this.passports.credentialsOf(code);
      if (credentials.length === 0) return undefined;
      const document = await this.passports.didDocumentOf(code);
      // After the credentials: the list knows the place of each.
      const statusList = (await this.passports.statusListOf(code)) ?? undefined;
      const url = urlOfDidWeb(String(document['id']));
      return { credentials, did: { url, document }, statusList, fetchedAt: Math.floor(Date.now() / 1_000) };
    } catch (error) {
      if (isAppError(error)) return undefined;
      throw error;
    }
  }
}
