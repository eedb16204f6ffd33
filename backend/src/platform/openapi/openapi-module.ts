import { Module } from '@nestjs/common';
import { OpenApiController } from './openapi-controller.ts';
import { ReferenceController } from './reference-controller.ts';

/** The routes as a document, for programs and for people. */
@Module({ controllers: [OpenApiController, ReferenceController] })
export class OpenApiModule {}
