import PDFDocument from 'pdfkit';
import { winAnsiText } from './win-ansi.ts';

/** Points; A4 is 595 by 842. */
const MARGIN = 50;
const FOOTER_HEIGHT = 28;
const LABEL_WIDTH = 130;
const SMALL = 8;
const NORMAL = 9.5;
const SOFT = '#4a554f';
const INK = '#17211d';
const LINE = '#d5d1c6';

/** A paper being written, top to bottom; pages begin by themselves. All text may hold anything. */
export interface Paper {
  title(text: string): void;
  /** A boxed line that cannot be overlooked. */
  stamp(text: string): void;
  heading(text: string): void;
  soft(text: string): void;
  /** A label and its value, side by side. */
  fact(label: string, value: string): void;
  /** A moment, what happened in it, and smaller lines about it; kept on one page. */
  item(moment: string, text: string, notes: readonly string[]): void;
  /** Text as it is, every character as wide as the other. */
  verbatim(text: string): void;
  /** Puts the footer on every page and answers the file. `footer` is asked once a page. */
  finish(footer: (page: number, pages: number) => string): Promise<Uint8Array>;
}

/** Begins an A4 paper in `language`. Same content, same bytes: `createdAtMs` is written into the file, and no other clock is. */
export function beginPaper(head: {
  readonly title: string;
  readonly language: string;
  readonly createdAtMs: number;
}): Paper {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER_HEIGHT },
    bufferPages: true,
    lang: head.language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: winAnsiText(head.title),
      Producer: 'Mostrador',
      Creator: 'Mostrador',
      CreationDate: new Date(head.createdAtMs),
    },
  });
  const width = document.page.width - 2 * MARGIN;
  const bottom = () => document.page.height - MARGIN - FOOTER_HEIGHT;
  const font = (name: 'Helvetica' | 'Helvetica-Bold' | 'Courier', size: number, color = INK) =>
    document.font(name).fontSize(size).fillColor(color);
  const heightOf = (text: string, textWidth: number) => document.heightOfString(text, { width: textWidth });
  /** Begins a page when what comes does not fit; what is longer than a page flows over by itself. */
  const makeRoom = (height: number) => {
    if (document.y + height > bottom() && document.y > MARGIN) document.addPage();
  };
  const write = (text: string, x: number, y: number, textWidth: number) =>
    document.text(winAnsiText(text), x, y, { width: textWidth });

  return {
    title: (text) => {
      font('Helvetica-Bold', 17);
      write(text, MARGIN, document.y, width);
      document.moveDown(0.3);
    },
    stamp: (text) => {
      font('Helvetica-Bold', 12);
      const height = heightOf(winAnsiText(text), width - 20) + 12;
      const top = document.y;
      document.roundedRect(MARGIN, top, width, height, 3).lineWidth(1).stroke(INK);
      write(text, MARGIN + 10, top + 7, width - 20);
      document.y = top + height + 8;
    },
    heading: (text) => {
      makeRoom(60);
      document.moveDown(0.8);
      font('Helvetica-Bold', 12);
      write(text, MARGIN, document.y, width);
      document.moveDown(0.3);
    },
    soft: (text) => {
      font('Helvetica', SMALL, SOFT);
      makeRoom(heightOf(winAnsiText(text), width));
      write(text, MARGIN, document.y, width);
      document.moveDown(0.3);
    },
    fact: (label, value) => {
      const valueWidth = width - LABEL_WIDTH;
      font('Helvetica-Bold', NORMAL);
      const height = heightOf(winAnsiText(value), valueWidth);
      makeRoom(height);
      const top = document.y;
      font('Helvetica', NORMAL, SOFT);
      write(label, MARGIN, top, LABEL_WIDTH - 10);
      const labelEnd = document.y;
      font('Helvetica-Bold', NORMAL);
      write(value, MARGIN + LABEL_WIDTH, top, valueWidth);
      document.y = Math.max(labelEnd, document.y) + 3;
    },
    item: (moment, text, notes) => {
      const left = MARGIN + LABEL_WIDTH;
      const textWidth = width - LABEL_WIDTH;
      font('Helvetica', NORMAL);
      const textHeight = heightOf(winAnsiText(text), textWidth);
      font('Helvetica', SMALL);
      const notesHeight = notes.reduce((sum, note) => sum + heightOf(winAnsiText(note), textWidth), 0);
      makeRoom(textHeight + notesHeight + 12);
      const top = document.y;
      document
        .moveTo(MARGIN, top)
        .lineTo(MARGIN + width, top)
        .lineWidth(0.5)
        .stroke(LINE);
      font('Helvetica', NORMAL, SOFT);
      write(moment, MARGIN, top + 5, LABEL_WIDTH - 10);
      font('Helvetica', NORMAL);
      write(text, left, top + 5, textWidth);
      for (const note of notes) {
        font('Helvetica', SMALL, SOFT);
        write(note, left, document.y, textWidth);
      }
      document.y += 5;
    },
    verbatim: (text) => {
      font('Courier', SMALL);
      write(text, MARGIN, document.y, width);
    },
    finish: async (footer) => {
      const { start, count } = document.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        document.switchToPage(page);
        // Below the margin a text would begin a page of its own.
        document.page.margins.bottom = 0;
        font('Helvetica', SMALL, SOFT);
        write(footer(page + 1, count), MARGIN, document.page.height - MARGIN - FOOTER_HEIGHT + 14, width);
      }
      const chunks: Uint8Array[] = [];
      const isEnded = new Promise<void>((resolve, reject) => {
        document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        document.on('end', resolve);
        document.on('error', reject);
      });
      document.end();
      await isEnded;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}
