import { Bytes, dataSource, json, JSONValueKind, TypedMap, JSONValue } from '@graphprotocol/graph-ts';
import { OrganisationProfile } from '../../generated/types/schema';

/**
 * The public profile of an organisation. Its bytes have the SHA-256 that the directory names, but strangers write them:
 * what is not JSON, or not of the agreed form, leaves its fields null and stops nothing.
 */
export function handleOrganisationProfile(content: Bytes): void {
  const profile = new OrganisationProfile(dataSource.context().getString('sha256'));
  profile.isReadable = false;
  const parsed = json.try_fromBytes(content);
  if (parsed.isOk && parsed.value.kind == JSONValueKind.OBJECT) {
    const block = parsed.value.toObject();
    profile.isReadable = textIn(block, 'type') == 'topsteel/organisation-profile/1';
    profile.name = textIn(block, 'name');
    profile.legalName = textIn(block, 'legalName');
    profile.country = textIn(block, 'country');
    profile.city = textIn(block, 'city');
    profile.vat = textIn(block, 'vat');
    profile.website = textIn(block, 'website');
  }
  profile.save();
}

function textIn(block: TypedMap<string, JSONValue>, field: string): string | null {
  const value = block.get(field);
  return value === null || value.kind != JSONValueKind.STRING ? null : value.toString();
}
