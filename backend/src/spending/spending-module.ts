import { Module } from '@nestjs/common';
import { SpendingController } from './api/spending-controller.ts';
import { KeepCostCentres } from './keep-cost-centres.ts';
import { KeepLimits } from './keep-limits.ts';

@Module({ controllers: [SpendingController], providers: [KeepCostCentres, KeepLimits] })
export class SpendingModule {}
