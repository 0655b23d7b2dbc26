import { svg } from './dom.js';

/** Lines of the drawings, in a square of 48. @type {Readonly<Record<string, readonly string[]>>} */
const LINES = {
  check: ['M12 25 l8 8 16 -18'],
  cross: ['M15 15 l18 18', 'M33 15 l-18 18'],
  warning: ['M24 13 v14', 'M24 33.5 v.5'],
  clock: ['M24 13 v11 l8 5', 'M24 6 a18 18 0 1 0 .01 0'],
  wifi: ['M8 19 a23 23 0 0 1 32 0', 'M14 26 a14.5 14.5 0 0 1 20 0', 'M20 33 a6 6 0 0 1 8 0'],
  no_wifi: [
    'M8 19 a23 23 0 0 1 32 0',
    'M14 26 a14.5 14.5 0 0 1 20 0',
    'M20 33 a6 6 0 0 1 8 0',
    'M9 40 L39 8',
  ],
  tap: ['M17 31 a11 11 0 0 0 0 -14', 'M23 36 a19 19 0 0 0 0 -24', 'M29 41 a27 27 0 0 0 0 -34'],
  insert: ['M13 26 v-16 h22 v16', 'M8 26 h32', 'M24 30 v11', 'M18.5 36 l5.5 5.5 5.5 -5.5'],
  swipe: ['M6 14 h28 v20 h-28 z', 'M6 20 h28', 'M38 18 l5 6 -5 6'],
  card: ['M6 12 h36 v25 h-36 z', 'M6 20 h36', 'M12 30 h9'],
  menu: ['M10 15 h28', 'M10 24 h28', 'M10 33 h28'],
  up: ['M12 30 l12 -12 12 12'],
  down: ['M12 18 l12 12 12 -12'],
  back: ['M40 13 v22 h-22 l-11 -11 11 -11 z', 'M22 19.5 l9 9', 'M31 19.5 l-9 9'],
  paper: ['M13 6 h22 v36 l-5.5 -4 -5.5 4 -5.5 -4 -5.5 4 z', 'M19 16 h10', 'M19 23 h10'],
  power: ['M24 6 v16', 'M15 12 a15 15 0 1 0 18 0'],
  store: [
    'M8 20 l4 -11 h24 l4 11',
    'M8 20 a5.3 5.3 0 0 0 10.7 0 a5.3 5.3 0 0 0 10.6 0 a5.3 5.3 0 0 0 10.7 0',
    'M11 26 v14 h26 v-14',
  ],
};

/**
 * A drawing in lines of the colour of the text around it.
 * @param {string} name
 */
export function icon(name) {
  const lines = (LINES[name] ?? []).map((d) => svg('path', { d }));
  return svg('svg', { class: `icon icon-${name}`, viewBox: '0 0 48 48', 'aria-hidden': 'true' }, ...lines);
}
