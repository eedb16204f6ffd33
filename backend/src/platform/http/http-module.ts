import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { Ending } from './ending.ts';
import { IdempotentAnswers } from './idempotent-answers.ts';
import { OperationGuard } from './operation-guard.ts';
import { OperationInterceptor } from './operation-interceptor.ts';
import { ProblemFilter } from './problem-filter.ts';
import { RequestLimits } from './request-limits.ts';

/** Guard, checks, problems and the OpenAPI document, for every route of the application. */
@Global()
@Module({
  providers: [
    Ending,
    IdempotentAnswers,
    RequestLimits,
    { provide: APP_GUARD, useClass: OperationGuard },
    { provide: APP_INTERCEPTOR, useClass: OperationInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Ending],
})
export class HttpModule {}
