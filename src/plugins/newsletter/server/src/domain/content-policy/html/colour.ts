import { COLOUR_NAMES } from './colour-names';

/** Red, green, blue 0…255, alpha 0…1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

export const WHITE: Colour = [255, 255, 255, 1];
export const BLACK: Colour = [0, 0, 0, 1];
/** What browsers and mail clients give links without a colour of their own. */
export const LINK_BLUE: Colour = [0, 0, 238, 1];

/** A CSS colour, or `null` when it is none or in a notation mail clients do not share (`lab()`, `var()`). */
export function parseColour(value: string): Colour | null {
  const text = value.trim().toLowerCase();
  if (text === 'transparent') return [0, 0, 0, 0];
  const hex = COLOUR_NAMES.get(text) ?? /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  return hex === undefined ? parseRgb(text) : fromHex(hex);
}

/** Contrast ratio 1…21 of two opaque colours (WCAG 2.1, 1.4.3). */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `over` laid on `under`, as the eye sees it. */
export function blend(over: Colour, under: Colour, opacity = 1): Colour {
  const alpha = over[3] * opacity;
  const mix = (index: 0 | 1 | 2) => over[index] * alpha + under[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2), 1];
}

function fromHex(hex: string): Colour {
  const pairs = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue, alpha / 255];
}

function parseRgb(text: string): Colour | null {
  const inner = /^rgba?\(([^)]*)\)$/.exec(text)?.[1];
  const parts = inner?.split(/[\s,/]+/).filter(Boolean) ?? [];
  if (parts.length < 3 || parts.length > 4) return null;
  const [red = NaN, green = NaN, blue = NaN] = parts.slice(0, 3).map((part) => scaled(part, 255));
  const alpha = parts[3] === undefined ? 1 : scaled(parts[3], 1);
  return [red, green, blue, alpha].some(Number.isNaN) ? null : [red, green, blue, alpha];
}

function scaled(part: string, full: number): number {
  const number = Number(part.replace('%', ''));
  return Math.min(full, Math.max(0, part.endsWith('%') ? (number / 100) * full : number));
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
