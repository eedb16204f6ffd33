import commerce from 'coinbase-commerce-node';
import ApiResponse from 'coinbase-commerce-node/lib/ApiResponse.js';
import type { CommerceSettings } from '../../platform/config/index.ts';
import { askCoinbase, refusedByCoinbase } from './ask-coinbase.ts';

const API_VERSION = '2018-03-22';

/** What of Commerce's client is used. */
export interface CommerceClient {
  createCharge(data: object): Promise<unknown>;
  retrieveCharge(id: string): Promise<unknown>;
  /** Newest first. */
  listCharges(): Promise<unknown[]>;
  cancelCharge(id: string): Promise<unknown>;
}

/**
 * Commerce by its own client, over our transport: the client's own one ends the whole process when the provider answers
 * with something that is not JSON. The client keeps one account per process.
 */
export function openCommerceClient({ apiKey, apiUrl }: CommerceSettings): CommerceClient {
  const client = commerce.Client.init(apiKey);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'X-CC-Api-Key': apiKey,
    'X-CC-Version': API_VERSION,
  };
  const send = async (method: 'GET' | 'POST', path: string, data?: object) => {
    const { status, body } = await askCoinbase(`${apiUrl}/${path}`, {
      method,
      headers,
      ...(data !== undefined && { body: JSON.stringify(data) }),
    });
    const answer = new ApiResponse({ body, statusCode: status, headers: {} });
    if (status >= 400) throw refusedByCoinbase(answer.data.error?.message);
    return answer;
  };
  client.getHttp = (path, _args, callback) => {
    send('GET', path).then((answer) => callback(null, answer), callback);
  };
  client.postHttp = (path, data, callback) => {
    send('POST', path, data).then((answer) => callback(null, answer), callback);
  };
  const { Charge } = commerce.resources;
  return {
    createCharge: (data) => Charge.create(data),
    retrieveCharge: (id) => Charge.retrieve(id),
    listCharges: async () => (await Charge.list({}))[0],
    cancelCharge: async (id) => (await send('POST', `charges/${id}/cancel`, {})).data.data,
  };
}
