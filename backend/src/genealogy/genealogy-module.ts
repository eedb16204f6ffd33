import { Module } from '@nestjs/common';
import { GenealogyController } from './api/genealogy-controller.ts';
import { Genealogies } from './genealogies.ts';
import { RecordLineage } from './record-lineage.ts';

@Module({
  controllers: [GenealogyController],
  providers: [Genealogies, RecordLineage],
  exports: [Genealogies],
})
export class GenealogyModule {}
