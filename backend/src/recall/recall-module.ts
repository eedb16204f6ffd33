import { Module } from '@nestjs/common';
import { GenealogyModule } from '../genealogy/index.ts';
import { NoticeController } from './api/notice-controller.ts';
import { RecallController } from './api/recall-controller.ts';
import { ChangeNotice } from './change-notice.ts';
import { NotifyOwners } from './notify-owners.ts';
import { OpenNotice } from './open-notice.ts';
import { PresentRecall } from './present-recall.ts';
import { ReadRadius } from './read-radius.ts';
import { ReadRecalls } from './read-recalls.ts';
import { RecallLot } from './recall-lot.ts';
import { SettleRecall } from './settle-recall.ts';

@Module({
  imports: [GenealogyModule],
  controllers: [NoticeController, RecallController],
  providers: [
    ChangeNotice,
    NotifyOwners,
    OpenNotice,
    PresentRecall,
    ReadRadius,
    ReadRecalls,
    RecallLot,
    SettleRecall,
  ],
})
export class RecallModule {}
