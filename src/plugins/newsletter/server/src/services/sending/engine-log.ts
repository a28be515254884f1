export interface EngineLog {
  info(message: string): void;
  error(message: string, cause: unknown): void;
  /** A look at the work ended. */
  passed?(ms: number, result: 'done' | 'failed'): void;
}
