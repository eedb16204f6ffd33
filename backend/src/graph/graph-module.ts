import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { CertificateModule } from '../certificate/index.ts';
import { GenealogyModule } from '../genealogy/index.ts';
import { ProductModule } from '../product/index.ts';
import { ScanModule } from '../scan/index.ts';
import { VendorModule } from '../vendor/index.ts';
import { AnswerQuery } from './answer-query.ts';
import { GraphController } from './api/graph-controller.ts';
import { ChainHead } from './infra/chain-head.ts';
import { MarketSources } from './market/market-reads.ts';

/** One graph over the marketplace and the index, for everybody. */
@Module({
  imports: [CatalogueModule, CertificateModule, GenealogyModule, ProductModule, ScanModule, VendorModule],
  controllers: [GraphController],
  providers: [AnswerQuery, ChainHead, MarketSources],
})
export class GraphModule {}
