/** As much of it as the tests use; the package brings no types. */
declare module 'better-sqlite3' {
  interface Statement {
    run(...values: unknown[]): { readonly changes: number };
    get(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown[];
  }
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean });
    prepare(sql: string): Statement;
    exec(sql: string): this;
    close(): void;
  }
}
