/** What the helpers use of node-postgres, which brings no types of its own. */
declare module 'pg' {
  export class Client {
    constructor(options: { connectionString: string });
    connect(): Promise<void>;
    query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
    on(event: 'notification', listener: () => void): this;
    end(): Promise<void>;
  }
}
