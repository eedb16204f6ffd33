import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccessTokens } from './access-tokens.ts';
import { CarbonController } from './api/carbon-controller.ts';
import { PactClientController } from './api/pact-client-controller.ts';
import { PactController } from './api/pact-controller.ts';
import { PactTokenController } from './api/pact-token-controller.ts';
import { StatementController } from './api/statement-controller.ts';
import { DeclareTransport } from './declare-transport.ts';
import { ExportEpd } from './export-epd.ts';
import { GrantToken } from './grant-token.ts';
import { PactClients } from './pact-clients.ts';
import { ReadFootprints } from './read-footprints.ts';
import { ReadPurchases } from './read-purchases.ts';
import { ReportCbam } from './report-cbam.ts';
import { SendAnswers } from './send-answers.ts';
import { SettleStatement } from './settle-statement.ts';
import { StateCommissioned } from './state-commissioned.ts';
import { Statements } from './statements.ts';
import { VerifyStatement } from './verify-statement.ts';
import { ReadStatements } from './read-statements.ts';
import { TakeEvent } from './take-event.ts';

@Module({
  controllers: [
    CarbonController,
    PactClientController,
    PactController,
    PactTokenController,
    StatementController,
  ],
  providers: [
    AccessTokens,
    DeclareTransport,
    ExportEpd,
    GrantToken,
    PactClients,
    ReadFootprints,
    ReadPurchases,
    ReadStatements,
    ReportCbam,
    SendAnswers,
    SettleStatement,
    StateCommissioned,
    Statements,
    TakeEvent,
    VerifyStatement,
  ],
})
export class CarbonModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Events come as CloudEvents. Text that is no JSON reaches the handler, which answers it in the words of PACT. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser(
      'application/cloudevents+json',
      { parseAs: 'string' },
      (_request, body, done) => {
        done(null, parsed(body.toString()));
      },
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
