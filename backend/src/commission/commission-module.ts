import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { AddRule } from './add-rule.ts';
import { CommissionController } from './api/commission-controller.ts';
import { EndRule } from './end-rule.ts';
import { NameRules } from './name-rules.ts';
import { PreviewCommission } from './preview-commission.ts';
import { ReadRules } from './read-rules.ts';

/** What a sale costs its seller: the rules, and what they decide. */
@Module({
  imports: [CatalogueModule],
  controllers: [CommissionController],
  providers: [AddRule, EndRule, NameRules, PreviewCommission, ReadRules],
})
export class CommissionModule {}
