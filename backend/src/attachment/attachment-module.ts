import { Global, Module } from '@nestjs/common';
import { Attachments } from './attachments.ts';

@Global()
@Module({ providers: [Attachments], exports: [Attachments] })
export class AttachmentModule {}
