import { Global, Module } from '@nestjs/common';
import { ApiKeyController } from './api/api-key-controller.ts';
import { ManageApiKeys } from './manage-api-keys.ts';
import { RecogniseKey } from './recognise-key.ts';

@Global()
@Module({
  controllers: [ApiKeyController],
  providers: [ManageApiKeys, RecogniseKey],
  exports: [RecogniseKey],
})
export class ApiKeyModule {}
