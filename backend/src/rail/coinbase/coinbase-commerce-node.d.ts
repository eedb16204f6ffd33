declare module 'coinbase-commerce-node' {
  type Callback = (error: unknown, response?: unknown) => void;
  interface CommerceClient {
    getHttp: (path: string, args: object, callback: Callback, headers?: Record<string, string>) => void;
    postHttp: (path: string, data: object, callback: Callback, headers?: Record<string, string>) => void;
  }
  const commerce: {
    Client: { init(apiKey: string): CommerceClient };
    resources: {
      Charge: {
        create(data: object): Promise<unknown>;
        retrieve(id: string): Promise<unknown>;
        list(params: object): Promise<[unknown[], unknown]>;
      };
    };
    Webhook: { verifyEventBody(payload: string, signature: string, secret: string): unknown };
  };
  export default commerce;
}

declare module 'coinbase-commerce-node/lib/ApiResponse.js' {
  const ApiResponse: new (response: {
    body: string;
    statusCode: number;
    headers: Record<string, string>;
  }) => { data: { data?: unknown; error?: { message?: string } } };
  export default ApiResponse;
}
