import { AppError } from '../errors/index.ts';
import type { CertificateReading, NormalCertificate, Party, PartyDetails } from '../en10168/index.ts';
import { formatScaled } from '../units/index.ts';
import { stated, type Json } from './stated.ts';
import { chemicalOf, measurementOf, supplementaryOf } from './write-properties.ts';

/**
 * Writes the normal form of a certificate as a Metals Digital Material Passport v0.1.1. Read again it says the same, in
 * everything that both can say; decimals keep their digits (SignificantDigits). What a passport of that version has no
 * place for is not written: GTIN, attachments, country of melt, the year of a CE marking.
 *
 * @throws AppError `invalid-input` without a document number, a manufacturer or a batch, which a passport requires
 * @example writeMetalsDmp(certificate).DigitalMaterialPassport.Validation.CertificateType // { Standard: 'EN 10204', Type: '3.1' }
 */
export function writeMetalsDmp(certificate: CertificateReading | NormalCertificate): Json {
  const { details } = certificate;
  const batch = certificate.batchIdentifications.join(', ') || certificate.heatNumbers.join(', ');
  if (certificate.documentNumber === '' || certificate.issuer.name === '' || batch === '') {
    throw new AppError('invalid-input', {
      message:
        'A Digital Material Passport needs a document number, a manufacturer and a batch or heat. Add what is missing.',
    });
  }
  const reference = (code: string) => details?.references.find((item) => item.code === code)?.value;
  const mass = certificate.massGrams;
  const kilograms = mass === null ? undefined : Number(formatScaled(mass, 3));
  const date = isoDay(certificate.date);
  return {
    RefSchemaUrl: 'https://schemas.materialidentity.org/metals-schemas/v0.1.1/schema.json',
    DigitalMaterialPassport: stated({
      Languages: languagesOf(details?.languages ?? []),
      Id: certificate.documentNumber,
      Version: '1.0.0',
      IssueDate: date,
      TransactionData: {
        Parties: stated({
          Manufacturer: partyOf(details?.manufacturer ?? certificate.issuer),
          Customer: partyOf(details?.purchaser ?? certificate.purchaser),
          Subcustomer: partyOf(details?.subPurchaser),
          GoodsReceiver: partyOf(details?.consignee),
          CertificateReceiver: partyOf(details?.certificateReceiver),
        }),
        BusinessTransaction: stated({
          Order: stated({
            Id: certificate.purchaseOrder,
            Position: reference('A97'),
            CustomerProductId: reference('A09'),
          }),
          Delivery: stated({
            Id: reference('A98') ?? certificate.documentNumber,
            Position: reference('A96'),
            Quantity: kilograms,
            QuantityUnit: kilograms === undefined ? undefined : 'kg',
            InternalOrderId: reference('A08'),
          }),
        }),
      },
      Product: productOf(certificate, batch, kilograms),
      ChemicalAnalysis: chemicalOf(certificate),
      MechanicalProperties: certificate.mechanicals.map((item) =>
        measurementOf(item, certificate.heatNumbers.length > 1),
      ),
      SupplementaryTests: (details?.otherResults ?? []).map(supplementaryOf),
      Validation: stated({
        ValidationStatement: {
          Statement: details?.statement ?? 'As certified in the document of this number.',
        },
        ValidationDate: date,
        Validators: details?.validatedBy.map(({ name, title }) => ({
          Name: name,
          Title: title ?? 'Inspection representative',
        })),
        // CEMarking of v0.1.1 requires the image of the mark, which the normal form does not keep.
        OtherMarkings:
          details?.ceMarking === null || details?.ceMarking === undefined
            ? undefined
            : [
                stated({
                  MarkingType: 'CE',
                  CertificateNumber: details.ceMarking.number,
                  IssuingBody: details.ceMarking.notifiedBody,
                }),
              ],
        CertificateType:
          certificate.type === null ? undefined : { Standard: 'EN 10204', Type: certificate.type },
      }),
    }),
  };
}

const isoDay = (date: string | null): string | undefined => /^\d{4}-\d{2}-\d{2}/u.exec(date ?? '')?.[0];

/** v0.1.1 knows English and German. */
function languagesOf(languages: readonly string[]): string[] {
  const known = languages
    .map((language) => language.toUpperCase())
    .filter((language) => /^(?:EN|DE)$/u.test(language));
  return known.length === 0 ? ['EN'] : [...new Set(known)];
}

function partyOf(party: Party | PartyDetails | null | undefined): Json | undefined {
  if (party === null || party === undefined) return undefined;
  const more = 'streets' in party ? party : undefined;
  return stated({
    Name: party.name,
    Street: more?.streets,
    ZipCode: more?.zipCode,
    City: party.city,
    Country: party.country,
    Email: more?.emails[0],
    Identifiers: stated({ VAT: party.vat, DUNS: more?.duns }),
  });
}

const dimensionKeys = new Map([
  ['length', 'Length'],
  ['width', 'Width'],
  ['thickness', 'Thickness'],
  ['diameter', 'Diameter'],
  ['inner diameter', 'InnerDiameter'],
  ['wall', 'WallThickness'],
  ['height', 'Height'],
  ['side', 'Height'],
  ['flange', 'FlangeThickness'],
  ['flange width', 'FlangeWidth'],
  ['web', 'WebThickness'],
]);
/** Forms of EN 10168 JSON by the names of the passport. */
const forms = new Map([
  ['RectangularTube', 'Hollow'],
  ['QuadraticTube', 'Hollow'],
  ['Scroll', 'Coil'],
  ['Slab', 'Other'],
]);

function productOf(
  certificate: CertificateReading,
  batch: string,
  kilograms: number | undefined,
): Json | undefined {
  const { dimensions, grades, norms, details } = certificate;
  const unit = dimensions[0]?.unit ?? 'mm';
  const sizes = dimensions.filter(
    (dimension) => dimension.unit === unit && Number.isFinite(Number(dimension.value)),
  );
  const condition = /^(\S{1,10})(?: \((.+)\))?$/u.exec(certificate.deliveryCondition ?? '');
  const supplement = (label: string) => details?.supplements.find((item) => item.label === label)?.value;
  return stated({
    Name: certificate.product,
    ProductNorms: norms.map(normOf),
    MaterialDesignations: grades.map((grade) =>
      /^1\.\d{4}/u.test(grade) ? { Number: { Value: grade } } : { Name: { Value: grade } },
    ),
    Shape:
      certificate.form === null && sizes.length === 0
        ? undefined
        : {
            Form: forms.get(certificate.form ?? '') ?? certificate.form ?? 'Other',
            Unit: unit,
            ...Object.fromEntries(
              sizes.flatMap(({ name, value }) => {
                const key = dimensionKeys.get(name);
                return key === undefined ? [] : [[key, Number(value)]];
              }),
            ),
          },
    BatchId: batch,
    SurfaceCondition: supplement('Surface condition'),
    CountryOfOrigin: supplement('Country of origin'),
    ManufacturingLocation: supplement('Manufacturing location'),
    ProductionDate: supplement('Production date'),
    Marking: certificate.marking,
    Quantity: certificate.pieces === null ? undefined : numberOrNone(certificate.pieces),
    Weight: kilograms,
    WeightUnit: kilograms === undefined ? undefined : 'kg',
    DeliveryCondition:
      certificate.deliveryCondition === null
        ? undefined
        : stated({
            Code: condition?.[1] ?? certificate.deliveryCondition.slice(0, 10),
            Description: condition === null ? certificate.deliveryCondition : condition[2],
          }),
  });
}

function normOf(norm: string): Json | undefined {
  const match = /^(.+):(\d{4})$/u.exec(norm);
  return match === null ? { Standard: norm } : { Standard: match[1], Year: match[2] };
}

const numberOrNone = (text: string): number | undefined =>
  /^\d{1,15}(?:\.\d{1,6})?$/u.test(text) ? Number(text) : undefined;
