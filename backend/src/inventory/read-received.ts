import { Injectable } from '@nestjs/common';
import {
  certificateDocument,
  certificateKind,
  type Page,
  type ReceivedGoods,
  type ReceivedGoodsQuery,
} from '@topsteel/domain/api';
import { serialOfPayment } from '@topsteel/domain/digital-link';
import { recalledAmong } from '../genealogy/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { pageFrom, pageWindow } from '../platform/http/index.ts';
import { documentsOf, selectReceived, type ReceivedRow } from './infra/received-store.ts';

/** The register's reason for a certificate in whose place another one stands. */
const SUPERSEDED = 3;

/** What an organisation bought and received, found by any number that stands on steel or paper. */
@Injectable()
export class ReadReceived {
  constructor(private readonly prisma: PrismaService) {}

  /** Newest order first; a text without a letter or digit finds nothing. */
  async list(buyerId: string, query: ReceivedGoodsQuery): Promise<Page<ReceivedGoods>> {
    const { client } = this.prisma;
    const { after, take, limit } = pageWindow(query);
    const text = query.text === undefined ? null : query.text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
    const rows = text === '' ? [] : await selectReceived(client, buyerId, { text, after, take });
    const [recalled, documents] = await Promise.all([
      recalledAmong(
        client,
        rows.map((row) => row.lot_id),
      ),
      documentsOf(
        client,
        rows.map((row) => row.certificate_id),
      ),
    ]);
    return pageFrom(rows, limit, (row) =>
      presentReceived(
        row,
        recalled.has(row.lot_id),
        documents.filter(({ certificateId }) => certificateId === row.certificate_id),
      ),
    );
  }
}

function presentReceived(row: ReceivedRow, isRecalled: boolean, documents: readonly object[]): ReceivedGoods {
  const isRevoked = row.certificate_state === 'revoked' || row.certificate_state === 'revoking';
  return {
    orderId: row.id,
    orderNumber: row.number,
    receivedAt: row.received_at.toISOString(),
    seller: row.seller,
    product: row.description,
    grade: row.grade,
    heatNumber: row.heat_number,
    lotCode: row.lot_code,
    serial: serialOfPayment(row.payment_id),
    massGrams: row.mass_grams.toString(),
    isRecalled,
    certificate: {
      number: row.certificate_number,
      kind: certificateKind.parse(row.kind),
      issuer: row.issuer,
      standing: !isRevoked ? 'standing' : row.revocation_reason === SUPERSEDED ? 'superseded' : 'revoked',
      documents: documents.flatMap((document) => certificateDocument.safeParse(document).data ?? []),
    },
  };
}
