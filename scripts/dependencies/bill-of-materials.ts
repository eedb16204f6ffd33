import type { InstalledPackage } from './read-lockfile.ts';

interface Component {
  type: 'library';
  'bom-ref': string;
  name: string;
  version: string;
  purl: string;
  licenses?: { expression: string }[];
  hashes?: { alg: 'SHA-512'; content: string }[];
}

/** Of CycloneDX 1.6, what we say. */
export interface BillOfMaterials {
  bomFormat: 'CycloneDX';
  specVersion: '1.6';
  version: 1;
  components: Component[];
}

/**
 * What an installation brings, as a CycloneDX 1.6 bill of materials. A licence is given as its package wrote it; the hash is
 * that of the package's archive.
 *
 * @example billOfMaterials([{ name: 'zod', version: '4.6.7', licence: 'MIT', integrity }]).components[0].purl // 'pkg:npm/zod@4.6.7'
 */
export function billOfMaterials(packages: readonly InstalledPackage[]): BillOfMaterials {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: packages.map(({ name, version, licence, integrity }) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      return {
        type: 'library',
        'bom-ref': purl,
        name,
        version,
        purl,
        ...(licence === undefined ? {} : { licenses: [{ expression: licence }] }),
        ...(integrity?.startsWith('sha512-') === true
          ? {
              hashes: [
                {
                  alg: 'SHA-512',
                  content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex'),
                },
              ],
            }
          : {}),
      };
    }),
  };
}
