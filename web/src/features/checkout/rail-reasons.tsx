import type { RailOffer } from '@topsteel/domain/api';
import { Told } from '../told/told.tsx';

/** Why each way of paying cannot be used, by the place of its offer; null where it can. Made on the server, as told words are. */
export const railReasons = (offers: readonly RailOffer[]): React.ReactNode[] =>
  offers.map(({ rail, currency, unavailable }) =>
    unavailable === null ? null : <Told key={`${rail}:${currency}`} text={unavailable} />,
  );
