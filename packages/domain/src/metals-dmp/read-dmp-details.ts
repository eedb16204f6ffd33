import {
  emptyDetails,
  type CertificateDetails,
  type Finding,
  type PartyDetails,
  type StatedItem,
} from '../en10168/index.ts';
import { parseMeasurement, statedOf } from './read-properties.ts';
import type { PartyShape, PassportShape } from './shape.ts';

export const DMP_ROOT = 'DigitalMaterialPassport';

export function partyOf(party: PartyShape | null | undefined): PartyDetails | null {
  if (party?.Name === undefined) return null;
  return {
    name: party.Name,
    city: party.City ?? null,
    country: party.Country ?? null,
    vat: party.Identifiers?.VAT ?? null,
    duns: party.Identifiers?.DUNS ?? null,
    streets: party.Street,
    zipCode: party.ZipCode ?? null,
    emails: party.Email === undefined ? [] : [party.Email],
  };
}

/** What a passport says beside the values that are judged. `others` are properties that enter no judgement. */
export function detailsOf(
  { RefSchemaUrl, DigitalMaterialPassport: passport }: PassportShape,
  manufacturer: PartyDetails | null,
  customer: PartyDetails | null,
  others: readonly StatedItem[],
  findings: Finding[],
): CertificateDetails {
  const { Product: product, TransactionData, Validation, HeatTreatment } = passport;
  const { Parties, BusinessTransaction } = TransactionData;
  const stated = (raws: readonly unknown[], name: string) =>
    raws.flatMap((raw, index) => {
      const field = `${DMP_ROOT}.${name}.${index}`;
      const measurement = parseMeasurement(raw, field, findings);
      return measurement === undefined ? [] : [statedOf(measurement, field)];
    });
  const item = (code: string, label: string, value: string | undefined, field: string): StatedItem[] =>
    value === undefined
      ? []
      : [
          {
            code,
            label,
            value,
            unit: null,
            interpretation: null,
            method: null,
            field: `${DMP_ROOT}.${field}`,
          },
        ];
  const order = BusinessTransaction?.Order;
  const delivery = BusinessTransaction?.Delivery;
  const stages = HeatTreatment?.Stages.map(
    ({ StageType, Temperature, TemperatureUnit, Duration, DurationUnit, CoolingMedium }) =>
      [
        StageType,
        Temperature === undefined ? undefined : `${Temperature} °${TemperatureUnit ?? 'C'}`,
        Duration === undefined ? undefined : `${Duration} ${DurationUnit ?? ''}`.trim(),
        CoolingMedium,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
  );
  return {
    ...emptyDetails('Metals DMP'),
    formatVersion: /\/v(\d{1,3}\.\d{1,3}\.\d{1,3})\//u.exec(RefSchemaUrl ?? '')?.[1] ?? null,
    languages: passport.Languages,
    manufacturer,
    purchaser: customer,
    consignee: partyOf(Parties.GoodsReceiver),
    certificateReceiver: partyOf(Parties.CertificateReceiver),
    subPurchaser: partyOf(Parties.Subcustomer),
    references: [
      ...item(
        'A08',
        'Manufacturer’s works number',
        delivery?.InternalOrderId,
        'TransactionData.BusinessTransaction.Delivery.InternalOrderId',
      ),
      ...item(
        'A09',
        'Article number used by purchaser',
        order?.CustomerProductId,
        'TransactionData.BusinessTransaction.Order.CustomerProductId',
      ),
      ...item(
        'A96',
        'Delivery note position',
        delivery?.Position,
        'TransactionData.BusinessTransaction.Delivery.Position',
      ),
      ...item('A97', 'Order position', order?.Position, 'TransactionData.BusinessTransaction.Order.Position'),
      ...item('A98', 'Delivery note number', delivery?.Id, 'TransactionData.BusinessTransaction.Delivery.Id'),
    ],
    otherResults: [
      ...others,
      ...stated(passport.PhysicalProperties, 'PhysicalProperties'),
      ...stated(passport.SupplementaryTests, 'SupplementaryTests'),
    ],
    supplements: [
      ...item('', 'Country of origin', product.CountryOfOrigin, 'Product.CountryOfOrigin'),
      ...item('', 'Manufacturing location', product.ManufacturingLocation, 'Product.ManufacturingLocation'),
      ...item('', 'Production date', product.ProductionDate, 'Product.ProductionDate'),
      ...item('', 'Surface condition', product.SurfaceCondition, 'Product.SurfaceCondition'),
      ...item('', 'HS code', product.CustomsClassification?.HSCode, 'Product.CustomsClassification.HSCode'),
      ...item(
        '',
        'Casting method',
        passport.ChemicalAnalysis[0]?.CastingMethod,
        'ChemicalAnalysis.CastingMethod',
      ),
      ...item(
        '',
        'Heat treatment',
        HeatTreatment?.Process === undefined
          ? undefined
          : [HeatTreatment.Process, ...(stages ?? [])].join('; '),
        'HeatTreatment',
      ),
    ],
    statement: Validation?.ValidationStatement?.Statement ?? null,
    validatedBy: (Validation?.Validators ?? []).flatMap(({ Name, Title }) =>
      Name === undefined ? [] : [{ name: Name, title: Title ?? null }],
    ),
    ceMarking: ceMarkingOf(Validation),
  };
}

function ceMarkingOf(
  validation: PassportShape['DigitalMaterialPassport']['Validation'],
): CertificateDetails['ceMarking'] {
  const ce = validation?.CEMarking;
  if (ce !== undefined && ce !== null) {
    return {
      notifiedBody: ce.NotifiedBodyNumber ?? null,
      year: ce.DoCYear ?? null,
      number: ce.DoCNumber ?? null,
    };
  }
  const mark = validation?.OtherMarkings.find(({ MarkingType }) => MarkingType === 'CE');
  if (mark === undefined) return null;
  return { notifiedBody: mark.IssuingBody ?? null, year: null, number: mark.CertificateNumber ?? null };
}
