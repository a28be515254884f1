import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { unpackWoff } from './woff';

export type Weight = 400 | 600;

/** Inter comes in files by script; the first that knows a character draws it. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext'];

/** The part of a PDF document that chooses fonts. */
export interface FontHost {
  registerFont(name: string, file: Buffer): unknown;
  font(name: string): unknown;
}

interface Inside {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** A piece of text that one font can draw. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

const files = createRequire(typeof __filename === 'string' ? __filename : path.resolve('package.json'));

const unpacked = new Map<string, Buffer>();

/** Read and unpacked once in the life of the process: half a megabyte with all scripts. */
const fileOf = (name: string): Buffer => {
  const found = unpacked.get(name);
  if (found) return found;
  const font = unpackWoff(readFileSync(files.resolve(`@fontsource/inter/files/${name}-normal.woff`)));
  unpacked.set(name, font);
  return font;
};

/** A character no font here has, told by its number: an empty box could stand for anything. */
const asNumber = (codePoint: number): string =>
  `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;

/** Splits text into runs by the fonts that can draw it; opens a font when it is first needed. */
export const createFonts = (doc: FontHost) => {
  const opened = new Map<string, Inside['_font']['font']>();
  const known = new Map<string, string | null>();

  const open = (name: string) => {
    const found = opened.get(name);
    if (found) return found;
    doc.registerFont(name, fileOf(name));
    doc.font(name);
    const { font } = (doc as unknown as Inside)._font;
    opened.set(name, font);
    return font;
  };

  const fontOf = (codePoint: number, weight: Weight): string | null => {
    const key = `${weight} ${codePoint}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const names = SCRIPTS.map((script) => `inter-${script}-${weight}`);
    const fitting = names.find((name) => open(name).hasGlyphForCodePoint(codePoint)) ?? null;
    known.set(key, fitting);
    return fitting;
  };

  return (text: string, weight: Weight): readonly Run[] => {
    const runs: { font: string; text: string }[] = [];
    const add = (font: string, piece: string) => {
      const last = runs.at(-1);
      if (last?.font === font) last.text += piece;
      else runs.push({ font, text: piece });
    };
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const font = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(character) ? null : fontOf(codePoint, weight);
      if (font === null) add(`inter-latin-${weight}`, asNumber(codePoint));
      else add(font, character);
    }
    // Numbers of unknown characters are drawn with the first font: make sure that it is there.
    open(`inter-latin-${weight}`);
    return runs;
  };
};

export type Fonts = ReturnType<typeof createFonts>;
