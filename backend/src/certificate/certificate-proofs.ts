import { Injectable } from '@nestjs/common';
import { canonicalBytes } from '@topsteel/domain/jcs';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService, runAs } from '../platform/database/index.ts';
import { findPlaced } from './infra/certificate-store.ts';
import { findCountersignature } from './infra/countersignature-store.ts';

const KIND_3_2 = 32;

/** What shows a certificate's place in its batch, whoever issued it: for evidence, whose reader was judged before. */
@Injectable()
export class CertificateProofs {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  /** An evidence block of the proof alone; undefined while the certificate has no place in a batch. */
  run(certificateId: string): Promise<Uint8Array | undefined> {
    return runAs('marketplace', async () => {
      const row = await findPlaced(this.prisma.client, certificateId);
      if (!row?.batch) return undefined;
      const { batch } = row;
      const second =
        row.kind === KIND_3_2 ? await findCountersignature(this.prisma.client, certificateId) : null;
      const { chainId, certificateRegistry } = this.chain.deployment;
      const texts = (values: object): Record<string, string> =>
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
      return canonicalBytes({
        type: 'topsteel/certificate-evidence/1',
        chainId: chainId.toString(),
        registry: certificateRegistry,
        certificate: texts({
          ...{ issuer: batch.issuer, batch: batch.number, index: row.batchIndex, kind: row.kind },
          ...{ documentHash: row.documentHash, subject: row.subject, massGrams: row.massGrams },
          ...{ validFrom: row.validFrom, validUntil: row.validUntil, salt: row.salt },
        }),
        batch: texts({ count: batch.count, issuedAt: batch.issuedAt, signer: batch.signer }),
        siblings: row.siblings,
        ...(second?.state === 'countersigned' && {
          countersignature: texts({ body: second.body, signer: second.signer, signedAt: second.signedAt }),
        }),
        documents: [],
        lot: {},
      });
    });
  }
}
