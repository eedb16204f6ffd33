import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueModule } from './catalogue/index.ts';
import { CertificateModule } from './certificate/index.ts';
import { IdentityModule } from './identity/index.ts';
import { OrganisationModule } from './organisation/index.ts';
import { InventoryModule } from './inventory/index.ts';
import type { Config } from './platform/config/index.ts';
import { PlatformModule } from './platform/platform-module.ts';

/** The marketplace: every business module on the platform. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        IdentityModule,
        OrganisationModule,
        CertificateModule,
        InventoryModule,
        CatalogueModule,
      ],
    };
  }
}
