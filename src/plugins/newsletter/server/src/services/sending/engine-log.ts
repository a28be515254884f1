export interface EngineLog {
  info(message: string): void;
  error(message: string, cause: unknown): void;
}
