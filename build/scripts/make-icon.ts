import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { inProject } from './project.ts';

/** Draws build/icon.png: a receipt with a zigzag edge and three lines, on a rounded square. 1024 by 1024 points, RGBA. */
const SIZE = 1024;
const GREEN = [0x0b, 0x6e, 0x4f] as const;
const PAPER = [0xff, 0xff, 0xff] as const;
const INK = [0x1f, 0x2a, 0x2e] as const;

/** Points a side that are averaged into one: edges are smooth. */
const SAMPLES = 4;

type Colour = readonly [number, number, number];

/** The colour at a point in [0, 1); undefined outside the square. */
function colourAt(x: number, y: number): Colour | undefined {
  if (!isInRoundedSquare(x, y)) return undefined;
  if (!isOnPaper(x, y)) return GREEN;
  if (isInBar(x, y, 0.4, 0.62, 0.3)) return INK;
  if (isInBar(x, y, 0.4, 0.56, 0.4)) return INK;
  if (isInBar(x, y, 0.4, 0.62, 0.54)) return GREEN;
  return PAPER;
}

function isInRoundedSquare(x: number, y: number): boolean {
  const [margin, radius] = [0.05, 0.2];
  const dx = Math.max(margin + radius - x, x - (1 - margin - radius), 0);
  const dy = Math.max(margin + radius - y, y - (1 - margin - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}

function isOnPaper(x: number, y: number): boolean {
  if (x < 0.3 || x > 0.7 || y < 0.2) return false;
  const tooth = Math.abs((((x - 0.3) / 0.1) % 1) - 0.5) * 2;
  return y < 0.74 + tooth * 0.06;
}

function isInBar(x: number, y: number, left: number, right: number, top: number): boolean {
  return x >= left && x <= right && y >= top && y <= top + 0.05;
}

function draw(): Buffer {
  const rows = Buffer.alloc(SIZE * (1 + SIZE * 4));
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      rows.set(pixel(column, row), row * (1 + SIZE * 4) + 1 + column * 4);
    }
  }
  return rows;
}

function pixel(column: number, row: number): readonly number[] {
  let covered = 0;
  const sum = [0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const colour = colourAt(x, y);
    if (colour === undefined) continue;
    covered += 1;
    colour.forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + value;
    });
  }
  const alpha = Math.round((covered / (SAMPLES * SAMPLES)) * 255);
  return [...sum.map((value) => Math.round(value / Math.max(covered, 1))), alpha];
}

/** One chunk of a PNG file (W3C Portable Network Graphics, section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const image = deflateSync(draw(), { level: 9 });
const file = [signature, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))];
writeFileSync(inProject('build', 'icon.png'), Buffer.concat(file));
console.log('build/icon.png was drawn.');
