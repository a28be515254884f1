import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const plugin = path.resolve(__dirname, '../..');
const LIMIT_BYTES = 12_000;

describe('the bundle of the signup widget', () => {
  it('MFR-4.1: what every visitor loads is at most 12 kB, with proof of work and spelling left for later', () => {
    const file = path.join(plugin, 'dist/widget/widget.js');
    if (!existsSync(file)) execFileSync(process.execPath, ['widget/build.mjs'], { cwd: plugin });
    const widget = readFileSync(file);
    expect(gzipSync(widget, { level: 9 }).length).toBeLessThanOrEqual(LIMIT_BYTES);
    expect(widget.toString()).not.toMatch(/PBKDF2|t-online\.de/);
    // Under a strict CSP none of these would run.
    expect(widget.toString()).not.toMatch(/innerHTML|\beval\(|new Function|createObjectURL/);
  });
});
