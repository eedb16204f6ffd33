import { Module } from '@nestjs/common';
import { ActiveKeys } from './active-keys.ts';
import { SignerKeyController } from './api/signer-key-controller.ts';
import { ManageKeys } from './manage-keys.ts';
import { SettleKeys } from './settle-keys.ts';

/** The keys of organisations in the directory. */
@Module({
  controllers: [SignerKeyController],
  providers: [ActiveKeys, ManageKeys, SettleKeys],
  exports: [ActiveKeys],
})
export class SignerKeyModule {}
