import { Module } from '@nestjs/common';
import { AddRule } from './add-rule.ts';
import { CommissionController } from './api/commission-controller.ts';
import { ReadRules } from './read-rules.ts';

/** What a sale costs its seller: the rules, and what they decide. */
@Module({ controllers: [CommissionController], providers: [AddRule, ReadRules] })
export class CommissionModule {}
