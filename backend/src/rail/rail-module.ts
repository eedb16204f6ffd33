import { Module } from '@nestjs/common';
import { WebhookController } from './api/webhook-controller.ts';
import { BookPayouts } from './book-payouts.ts';
import { CarryOutCommands } from './carry-out-commands.ts';
import { BookEther, HearTransfers } from './eth/index.ts';
import { HandleWebhooks } from './handle-webhooks.ts';
import { KeepPayments } from './keep-payments.ts';
import { ObserveAttempt } from './observe-attempt.ts';
import { Payments } from './payments.ts';
import { PollAttempts } from './poll-attempts.ts';
import { RailClock } from './rail-clock.ts';
import { RailRegistry } from './rail-registry.ts';
import { TellClaims } from './sepa/index.ts';
import { TakeWebhook } from './take-webhook.ts';
import { HearEscrow } from './usdc-escrow/index.ts';

/** Payments over cards, banks, crypto providers and the escrow: one core, a driver per rail. */
@Module({
  controllers: [WebhookController],
  providers: [
    RailRegistry,
    ObserveAttempt,
    CarryOutCommands,
    BookPayouts,
    BookEther,
    HandleWebhooks,
    PollAttempts,
    TakeWebhook,
    RailClock,
    TellClaims,
    HearEscrow,
    HearTransfers,
    { provide: Payments, useClass: KeepPayments },
  ],
  exports: [Payments, RailRegistry, CarryOutCommands, HandleWebhooks, PollAttempts],
})
export class RailModule {}
