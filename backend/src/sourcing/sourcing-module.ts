import { Module } from '@nestjs/common';
import { BasketModule } from '../basket/index.ts';
import { AgreeOnLot } from './agree-on-lot.ts';
import { AnswerRequest } from './answer-request.ts';
import { QuoteRequestsController } from './api/quote-requests-controller.ts';
import { RfqInvitationsController } from './api/rfq-invitations-controller.ts';
import { RfqsController } from './api/rfqs-controller.ts';
import { AwardRows } from './award-rows.ts';
import { KeepRfq } from './keep-rfq.ts';
import { NameLot } from './name-lot.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { SendRfq } from './send-rfq.ts';
import { TalkWithVendor } from './talk-with-vendor.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';
import { WatchRfqClocks } from './watch-rfq-clocks.ts';

/** Requests for quotation: what buyers want, what vendors answer, what is accepted. */
@Module({
  imports: [BasketModule],
  controllers: [RfqsController, QuoteRequestsController, RfqInvitationsController],
  providers: [
    AgreeOnLot,
    AnswerRequest,
    AwardRows,
    KeepRfq,
    NameLot,
    ReadRfqs,
    SendRfq,
    TalkWithVendor,
    TellAboutRfq,
    WatchRfqClocks,
  ],
})
export class SourcingModule {}
