import { Injectable } from '@nestjs/common';
import type { Organisation, Page, PageQuery } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { pageFrom, pageWindow } from '../platform/http/index.ts';
import { listOrganisations } from './infra/organisation-store.ts';
import { presentOrganisation } from './present-organisation.ts';

/** Every organisation, oldest first, for the operator. */
@Injectable()
export class ListOrganisations {
  constructor(private readonly prisma: PrismaService) {}

  async run(query: PageQuery): Promise<Page<Organisation>> {
    const { after, take, limit } = pageWindow(query);
    return pageFrom(await listOrganisations(this.prisma.client, after, take), limit, presentOrganisation);
  }
}
