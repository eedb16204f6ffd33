import { getTranslations } from 'next-intl/server';
import { deliveryTariff } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { read } from '../../backend/read.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { getFormats } from '../../ui/get-formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { EditTariff } from './edit-tariff.tsx';

/** How deliveries are priced: vehicles, zones and road charges, whose tariff it is, and the way to change it. */
export async function DeliveryTariff() {
  const [answer, t, formats] = await Promise.all([
    read('/v2/delivery-tariff', deliveryTariff),
    getTranslations('priceList'),
    getFormats(),
  ]);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const { terms, whose } = answer.value;
  const money = (minor: string) => formats.amount(minor, terms.currency);
  return (
    <div className="grid gap-8">
      <Facts>
        <Fact name={t('whose')}>{t(`whoseTariff.${whose}`)}</Fact>
        <Fact name={t('currency')}>{terms.currency}</Fact>
        <Fact name={t('deliversTo')}>
          {formats.list(terms.countries.map((code) => formats.country(code)))}
        </Fact>
        <Fact name={t('maxKm')}>{t('km', { km: terms.maxKm })}</Fact>
      </Facts>
      <LedgerTable
        caption={t('vehiclesCaption')}
        columns={[
          t('vehicle'),
          { figure: t('most'), unit: 't' },
          { figure: t('longest'), unit: 'm' },
          { figure: t('base'), unit: terms.currency },
          { figure: t('perKm'), unit: terms.currency },
        ]}
      >
        <tbody>
          {terms.vehicles.map((vehicle) => (
            <tr key={vehicle.code}>
              <th scope="row">{vehicle.name}</th>
              <td className="num">{formats.mass(vehicle.maxGrams, 't')}</td>
              <td className="num">{formats.decimal(formatScaled(BigInt(vehicle.maxLengthUm), 6))}</td>
              <td className="num">{money(vehicle.baseMinor)}</td>
              <td className="num">{money(vehicle.perKmMinor)}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {terms.zones.length === 0 ? (
        <p className="text-ink-2">{t('noZones')}</p>
      ) : (
        <LedgerTable
          caption={t('zonesCaption')}
          columns={[
            t('country'),
            t('postcode'),
            t('zoneEffect'),
            { figure: t('amount'), unit: terms.currency },
          ]}
        >
          <tbody>
            {terms.zones.map((zone) => (
              <tr key={zone.country + zone.postcodePrefix}>
                <th scope="row">{formats.country(zone.country)}</th>
                <td className="font-mono">{zone.postcodePrefix === '' ? '–' : `${zone.postcodePrefix}…`}</td>
                <td>{t(`zoneEffects.${zone.effect}`)}</td>
                <td className="num">{zone.effect === 'closed' ? '–' : money(zone.amountMinor)}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      <EditTariff terms={terms} isOwn={whose === 'own'} />
    </div>
  );
}
