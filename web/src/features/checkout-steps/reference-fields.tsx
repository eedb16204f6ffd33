import type { CostCentre } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type ReferenceFieldsProps = {
  reference: string | undefined;
  costCentre: string | undefined;
  centres: readonly CostCentre[];
};

/** The buyer's order number, and the cost centre that the order is booked on. */
export function ReferenceFields({ reference, costCentre, centres }: ReferenceFieldsProps) {
  const t = useTranslations('checkoutSteps.references');
  const tReference = useTranslations('checkout.references');
  return (
    <>
      <TextField
        name="reference"
        label={tReference('label')}
        hint={tReference('hint')}
        defaultValue={reference ?? ''}
        isRequired={false}
        maxLength={64}
      />
      {centres.length === 0 ? null : (
        <SelectField
          name="costCentre"
          label={t('costCentre')}
          hint={t('costCentreHint')}
          isRequired={false}
          choose={t('noCentre')}
          defaultValue={costCentre ?? ''}
          options={centres.map(({ id, code, name }) => ({ value: id, label: t('centre', { code, name }) }))}
        />
      )}
    </>
  );
}
