import type { OrganisationInput } from '@topsteel/domain/api';
import { profileBlockSchema } from '@topsteel/domain/certificate';
import { canonicalBytes } from '@topsteel/domain/jcs';

/** The public profile block: JCS bytes whose SHA-256 stands in the directory. */
export function profileBytesOf(
  input: Pick<OrganisationInput, 'name' | 'legalName' | 'country' | 'city' | 'roles' | 'vat' | 'website'>,
): Uint8Array {
  return canonicalBytes(
    profileBlockSchema.parse({
      type: 'topsteel/organisation-profile/1',
      name: input.name,
      legalName: input.legalName,
      country: input.country,
      city: input.city,
      roles: input.roles,
      ...(input.vat !== undefined && { vat: input.vat }),
      ...(input.website !== undefined && { website: input.website }),
    }),
  );
}
