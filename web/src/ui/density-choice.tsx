'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ChoiceRow } from './choice-row.tsx';
import { asDensity, densities, prefer, type Density } from './preference.ts';

/** How close the rows of all tables stand. */
export function DensityChoice() {
  const t = useTranslations('ui.density');
  const [density, setDensity] = useState<Density>();
  useEffect(() => {
    setDensity(asDensity(document.documentElement.dataset.density) ?? 'normal');
  }, []);
  return (
    <ChoiceRow
      legend={t('label')}
      choices={densities.map((each) => ({ value: each, label: t(each) }))}
      value={density}
      onChange={(each) => {
        prefer('density', each);
        setDensity(each);
      }}
    />
  );
}
