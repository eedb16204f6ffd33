import { Injectable } from '@nestjs/common';
import { isStateGone } from '@topsteel/chain';
import { assembleObject, isEvidenceKind, type EvidenceKind } from '@topsteel/chain/bundle';
import { rpcOver } from '@topsteel/chain/verify';
import type { AuditObjectKind } from '@topsteel/domain/api';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { LocateObject, type LocatedObject } from '../audit/index.ts';
import { CertificateProofs } from '../certificate/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { ReadEvents } from '../traceability/index.ts';
import { BoundedArchives } from './bounded-archives.ts';
import { publishedEvent } from './published-event.ts';

const TIMEOUT_MS = 10_000;

/**
 * The evidence of a payment, a certificate or a class of carbon units as one archive that is checked offline; for whoever
 * may read the object at the auditor's desk, with the acts that they may see.
 */
@Injectable()
export class MakeObjectBundle {
  constructor(
    private readonly locateObject: LocateObject,
    private readonly certificates: CertificateProofs,
    private readonly chain: ChainReader,
    private readonly config: Config,
    private readonly ipfs: Ipfs,
    private readonly events: ReadEvents,
    private readonly archives: BoundedArchives,
  ) {}

  /**
   * @throws AppError `invalid-input` for a kind of which there is no evidence; `not-found` as the object itself; `conflict`
   * while no final block knows it; `too-large`; `rate-limited` when too many are being made; `unavailable` when the
   * register, the file store or a proof does not come.
   */
  async run(
    caller: CallerIdentity,
    kind: AuditObjectKind,
    id: string,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    if (!isEvidenceKind(kind)) throw noEvidence(kind);
    const located = await this.locateObject.run(caller, kind, id);
    const onChainId = located.onChainId?.toLowerCase();
    if (onChainId === undefined) throw notOnChain();
    const key = `${kind} ${onChainId} ${JSON.stringify(located.periods)}`;
    return {
      name: `evidence-${kind}-${onChainId.slice(2, 18)}.zip`,
      bytes: await this.archives.run(key, () => this.make(kind, onChainId as `0x${string}`, located)),
    };
  }

  private async make(kind: EvidenceKind, id: `0x${string}`, located: LocatedObject): Promise<Uint8Array> {
    const { periods } = located;
    return assembleObject({
      ...{ kind, id, deployment: this.chain.deployment, now: Math.floor(Date.now() / 1_000) },
      rpc: rpcOver({ urls: [this.config.settings.rpcUrl], timeoutMs: TIMEOUT_MS }).request,
      fetchBlock: (sha256) => this.ipfs.block(sha256),
      evidence: kind === 'certificate' ? await this.certificates.run(located.id) : undefined,
      eventOf: (hash) => publishedEvent(this.events, hash),
      isShown:
        periods === null
          ? undefined
          : (at) =>
              periods.some(({ from, until }) => at * 1_000 >= from.getTime() && at * 1_000 < until.getTime()),
    }).catch((error: unknown) => {
      throw isAppError(error) && isStateGone(error.cause) ? stateGone(error.cause) : error;
    });
  }
}

const stateGone = (cause: unknown): AppError =>
  new AppError('unavailable', {
    message: 'The node has no state of the newest final block any more, so nothing can be proven at it.',
    details: {
      reason: 'block-state-gone',
      remedy: 'Have the marketplace ask an archive node (RPC_URL). JSON and CSV answer all the same.',
    },
    cause,
  });

const noEvidence = (kind: AuditObjectKind): AppError =>
  new AppError('invalid-input', {
    message: `There is no evidence archive of objects of the kind ${kind}.`,
    details: {
      reason: 'evidence-kind',
      remedy:
        kind === 'lot'
          ? 'Take the archive of the lot: GET /v2/lots/{code}/evidence.zip.'
          : 'Take the archives of the payments, certificates, carbon units and lots that it leads to.',
      errors: [{ field: 'kind', message: 'payment, certificate or unit.' }],
    },
  });

const notOnChain = (): AppError =>
  new AppError('conflict', {
    message: 'This object is not on the chain yet, so nothing of it can be proven.',
    details: {
      reason: 'not-final-yet',
      remedy: 'Ask again once it is registered.',
      errors: [{ field: 'id', message: 'It is not on the chain.' }],
    },
  });
