/** What an `<input type="datetime-local">` holds: local time to the minute, without a zone. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** ISO 8601 in UTC of a local date and time in the browser's zone; null while it is incomplete. */
export function isoOfLocal(local: string): string | null {
  if (!LOCAL.test(local)) return null;
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

export function localOf(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
