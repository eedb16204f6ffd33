import 'server-only';
import { cache } from 'react';
import { order } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';

/** An order, once per request. */
export const loadOrder = cache((id: string) => read(`/v2/orders/${encodeURIComponent(id)}`, order));
