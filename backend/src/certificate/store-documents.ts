import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { documentsOf, noteCid } from './infra/certificate-store.ts';

const AT_ONCE = 4;

/** Puts the documents of certificates on IPFS. A repeat stores nothing twice: bytes have one address. */
@Injectable()
export class StoreDocuments {
  constructor(
    private readonly prisma: PrismaService,
    private readonly ipfs: Ipfs,
  ) {}

  /** @throws AppError `unavailable` when the document store is away or answers with another address. */
  async run(certificateIds: readonly string[]): Promise<void> {
    const documents = (await documentsOf(this.prisma.client, certificateIds)).filter(
      ({ cid }) => cid === null,
    );
    for (let start = 0; start < documents.length; start += AT_ONCE) {
      await Promise.all(
        documents.slice(start, start + AT_ONCE).map(async ({ certificateId, role, content }) => {
          const { cid } = await this.ipfs.put(content);
          await noteCid(this.prisma.client, certificateId, role, cid);
        }),
      );
    }
  }
}
