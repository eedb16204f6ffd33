import { Injectable } from '@nestjs/common';
import { assembleBundle, type BundledCredentials } from '@topsteel/chain/bundle';
import { rpcOver } from '@topsteel/chain/verify';
import { urlOfDidWeb } from '@topsteel/domain/credential';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { eventIdOf } from '@topsteel/domain/epcis';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { Passports } from '../passport/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { notFound } from '../platform/http/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { ReadEvents } from '../traceability/index.ts';

const TIMEOUT_MS = 10_000;
/** A bundle costs some hundred questions to the node: one is made at a time for a lot, and this many in all. */
const AT_ONCE = 4;
/** Who asks again within this time gets the same bytes. */
const KEPT_MS = 15_000;
const MOST_KEPT = 16;

interface Made {
  bytes: Promise<Uint8Array>;
  at: number;
}

/**
 * The evidence of a lot as one archive that anybody can check offline. It holds what is public already: documents and
 * proofs of the lot, and of one bundle when its serial is given; deliveries to others are left out.
 */
@Injectable()
export class MakeBundle {
  private readonly made = new Map<string, Made>();
  private running = 0;

  constructor(
    private readonly chain: ChainReader,
    private readonly config: Config,
    private readonly ipfs: Ipfs,
    private readonly passports: Passports,
    private readonly events: ReadEvents,
  ) {}

  /**
   * @throws AppError `not-found` when no lot carries the code; `rate-limited` when too many are being made;
   * `unavailable` when the register, the file store or a proof does not come.
   */
  async run(code: string, serial: string | undefined): Promise<{ name: string; bytes: Uint8Array }> {
    const lotId = lotIdOfCode(code);
    const bundle = serial === undefined ? undefined : lotIdOfCode(serial);
    if (lotId === undefined || (serial !== undefined && bundle === undefined)) throw notFound('lot');
    const key = `${lotId} ${bundle ?? ''}`;
    const kept = this.made.get(key);
    const name = `evidence-${lotCodeOf(lotId)}${bundle === undefined ? '' : `-${lotCodeOf(bundle)}`}.zip`;
    if (kept !== undefined && Date.now() - kept.at < KEPT_MS) return { name, bytes: await kept.bytes };
    const bytes = this.make(lotId, bundle);
    this.keep(key, bytes);
    return { name, bytes: await bytes };
  }

  private async make(lotId: bigint, serial: bigint | undefined): Promise<Uint8Array> {
    if (this.running >= AT_ONCE) {
      throw new AppError('rate-limited', {
        message: 'Several bundles are being put together just now. Try again in a few seconds.',
      });
    }
    this.running += 1;
    try {
      return await assembleBundle({
        lotId,
        serial,
        rpc: rpcOver({ urls: [this.config.settings.rpcUrl], timeoutMs: TIMEOUT_MS }).request,
        fetchBlock: (sha256) => this.ipfs.block(sha256),
        deployment: this.chain.deployment,
        now: Math.floor(Date.now() / 1_000),
        credentials: await this.credentialsOf(lotId),
        eventOf: (hash) => this.eventOf(hash),
      });
    } finally {
      this.running -= 1;
    }
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

  private async eventOf(hash: `0x${string}`): Promise<object | undefined> {
    try {
      return await this.events.one(null, eventIdOf(hash));
    } catch (error) {
      if (isAppError(error)) return undefined;
      throw error;
    }
  }

  /** What failed is forgotten at once. */
  private keep(key: string, bytes: Promise<Uint8Array>): void {
    this.made.delete(key);
    this.made.set(key, { bytes, at: Date.now() });
    const oldest = this.made.keys().next();
    if (this.made.size > MOST_KEPT && oldest.done !== true) this.made.delete(oldest.value);
    bytes.catch(() => this.made.delete(key));
  }
}
