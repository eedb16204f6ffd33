import { Module, type DynamicModule } from '@nestjs/common';
import { ApiKeyModule } from './api-key/index.ts';
import { ApprovalModule } from './approval/index.ts';
import { AttachmentModule } from './attachment/index.ts';
import { AuditModule } from './audit/index.ts';
import { AuditCheckModule } from './audit-check/index.ts';
import { CarbonModule } from './carbon/index.ts';
import { BankModule } from './bank/index.ts';
import { BasketModule } from './basket/index.ts';
import { BundleModule } from './bundle/index.ts';
import { ChainWatchModule } from './chain-watch/index.ts';
import { CatalogueModule } from './catalogue/index.ts';
import { CertificateModule } from './certificate/index.ts';
import { CheckoutModule } from './checkout/index.ts';
import { CommissionModule } from './commission/index.ts';
import { ConversionModule } from './conversion/index.ts';
import { DeliveryZoneModule } from './delivery-zone/index.ts';
import { DisputeModule } from './dispute/index.ts';
import { FeedModule } from './feed/index.ts';
import { GenealogyModule } from './genealogy/index.ts';
import { GraphModule } from './graph/index.ts';
import { IdentityModule } from './identity/index.ts';
import { OrganisationModule } from './organisation/index.ts';
import { InventoryModule } from './inventory/index.ts';
import { InvoicingModule } from './invoicing/index.ts';
import { JournalModule } from './journal/index.ts';
import { LedgerModule } from './ledger/index.ts';
import { OfferImportModule } from './offer-import/index.ts';
import { OrderModule } from './order/index.ts';
import { PassportModule } from './passport/index.ts';
import { PayoutModule } from './payout/index.ts';
import type { Config } from './platform/config/index.ts';
import { PlatformModule } from './platform/platform-module.ts';
import { PriceListModule } from './price-list/index.ts';
import { PersonalDataModule } from './personal-data/index.ts';
import { PolicyModule } from './policy/index.ts';
import { PricingModule } from './pricing/index.ts';
import { ProductModule } from './product/index.ts';
import { PushModule } from './push/index.ts';
import { RailModule } from './rail/index.ts';
import { RecallModule } from './recall/index.ts';
import { ReturnModule } from './return/index.ts';
import { SourcingModule } from './sourcing/index.ts';
import { SettlementModule } from './settlement/index.ts';
import { ScanModule } from './scan/index.ts';
import { ShippingModule } from './shipping/index.ts';
import { AccountStatementModule } from './account-statement/index.ts';
import { SpendingModule } from './spending/index.ts';
import { TraceabilityModule } from './traceability/index.ts';
import { VendorModule } from './vendor/index.ts';
import { WorkModule } from './work/index.ts';
import { SearchModule } from './search/index.ts';
import { SignerKeyModule } from './signer-key/index.ts';
import { VatNumberModule } from './vat-number/index.ts';
import { WebhookModule } from './webhook/index.ts';

/** The marketplace: every business module on the platform. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        PolicyModule,
        IdentityModule,
        ApiKeyModule,
        OrganisationModule,
        SpendingModule,
        PersonalDataModule,
        SignerKeyModule,
        CertificateModule,
        GenealogyModule,
        TraceabilityModule,
        InventoryModule,
        ProductModule,
        OfferImportModule,
        CatalogueModule,
        SearchModule,
        CommissionModule,
        DeliveryZoneModule,
        VatNumberModule,
        PriceListModule,
        PricingModule,
        OrderModule,
        BasketModule,
        CheckoutModule,
        ApprovalModule,
        SourcingModule,
        ShippingModule,
        AttachmentModule,
        ReturnModule,
        DisputeModule,
        VendorModule,
        RecallModule,
        SettlementModule,
        WorkModule,
        LedgerModule,
        PayoutModule,
        ConversionModule,
        JournalModule,
        AccountStatementModule,
        BankModule,
        RailModule,
        BankModule,
        FeedModule,
        InvoicingModule,
        WebhookModule,
        PushModule,
        AuditModule,
        AuditCheckModule,
        BundleModule,
        ScanModule,
        PassportModule,
        CarbonModule,
        ChainWatchModule,
        GraphModule,
      ],
    };
  }
}
