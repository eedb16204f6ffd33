import { Module } from '@nestjs/common';
import { BundleController } from './api/bundle-controller.ts';
import { MakeBundle } from './make-bundle.ts';

@Module({ controllers: [BundleController], providers: [MakeBundle] })
export class BundleModule {}
