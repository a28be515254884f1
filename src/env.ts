/** What Strapi hands to a configuration file to read the environment with. */
export interface Env {
  (name: string, otherwise?: string): string;
  int(name: string, otherwise?: number): number;
  bool(name: string, otherwise?: boolean): boolean;
  array(name: string, otherwise?: readonly string[]): string[];
}

export interface ConfigInput {
  readonly env: Env;
}
