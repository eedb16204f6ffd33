import { Injectable } from '@nestjs/common';
import type {
  AskableVendorQuery,
  AskableVendors,
  Page,
  PageQuery,
  QuoteRequest,
  QuoteRequestSummary,
  Rfq,
  RfqQuery,
  RfqSummary,
} from '@topsteel/domain/api';
import { Attachments, type OpenedAttachment } from '../attachment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type OrganisationCaller } from '../platform/http/index.ts';
import { readNamedLots } from './infra/lot-store.ts';
import { findRequest, listRequests, type RequestKey } from './infra/recipient-store.ts';
import { findRfq, listRfqs } from './infra/rfq-store.ts';
import { listVendors } from './infra/vendor-store.ts';
import { offersNamedIn, presentRequest, presentRfq, summariseRequest, summariseRfq } from './present-rfq.ts';
import { requireOpened } from './require-opened.ts';

/** Shows requests to their buyers, and to each vendor its own part alone. */
@Injectable()
export class ReadRfqs {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
  ) {}

  /** @throws AppError `not-found` also for a request of others */
  async read(caller: OrganisationCaller, id: string, now = new Date()): Promise<Rfq> {
    const rfq = await findRfq(this.prisma.client, id, caller.organisationId);
    if (!rfq) throw notFound('request');
    const [files, lots] = await Promise.all([
      this.attachments.list(this.prisma.client, `rfq:${id}`),
      readNamedLots(this.prisma.client, offersNamedIn(rfq.recipients)),
    ]);
    return presentRfq(rfq, files, lots, now);
  }

  async list(caller: OrganisationCaller, query: RfqQuery, now = new Date()): Promise<Page<RfqSummary>> {
    const { after, take, limit } = pageWindow(query);
    const { organisationId: buyerId } = caller;
    const rows = await listRfqs(this.prisma.client, { buyerId, state: query.state, after, take });
    return pageFrom(rows, limit, (row) => summariseRfq(row, now));
  }

  /** @throws AppError `not-found` */
  async file(caller: OrganisationCaller, id: string, fileId: string): Promise<OpenedAttachment> {
    if (!(await findRfq(this.prisma.client, id, caller.organisationId))) throw notFound('request');
    return this.attachments.open(this.prisma.client, `rfq:${id}`, fileId);
  }

  async vendors(caller: OrganisationCaller, query: AskableVendorQuery): Promise<AskableVendors> {
    const { family = null, words = null } = query;
    const except = caller.organisationId;
    return { items: await listVendors(this.prisma.client, { family, words: words || null, except }) };
  }

  /** What somebody was asked. @throws AppError `not-found`, also when a link has ended; `gone` when it was taken over */
  async request(key: RequestKey, now = new Date()): Promise<QuoteRequest> {
    const asked = requireOpened(key, await findRequest(this.prisma.client, key));
    const [files, lots] = await Promise.all([
      this.attachments.list(this.prisma.client, `rfq:${asked.rfqId}`),
      readNamedLots(this.prisma.client, offersNamedIn([asked])),
    ]);
    return presentRequest(asked, files, lots, now);
  }

  async requests(
    caller: OrganisationCaller,
    query: PageQuery,
    now = new Date(),
  ): Promise<Page<QuoteRequestSummary>> {
    const { after, take, limit } = pageWindow(query);
    const { organisationId: vendorId } = caller;
    const rows = await listRequests(this.prisma.client, { vendorId, after, take });
    return pageFrom(rows, limit, (row) => summariseRequest(row, now));
  }

  /** @throws AppError as `request` */
  async fileOfRequest(key: RequestKey, fileId: string): Promise<OpenedAttachment> {
    const asked = requireOpened(key, await findRequest(this.prisma.client, key));
    return this.attachments.open(this.prisma.client, `rfq:${asked.rfqId}`, fileId);
  }
}
