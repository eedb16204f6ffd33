import 'server-only';
import { cache } from 'react';
import { vendorConduct, type VendorConduct } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';

/** How a seller delivers, as anybody may read it; undefined where that cannot be read now. */
export const loadConduct = cache(async (organisationId: string): Promise<VendorConduct | undefined> => {
  const answer = await read(`/v2/organisations/${encodeURIComponent(organisationId)}/conduct`, vendorConduct);
  return answer.ok ? answer.value : undefined;
});
