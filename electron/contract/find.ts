/**
 * @file What is typed to find photos. Commas separate alternatives: "0010, 0012-0015, 85mm canon". A number is a frame's, or part of a name; a range of numbers
 * is frames from one to the other; words are all to be found in name, camera or lens. Capitals do not count.
 */

export type Finds = (name: string, about: readonly (string | null | undefined)[]) => boolean;

const range = /^(\d{1,9})\s*(?:-|–|\.\.)\s*(\d{1,9})$/;

/** The last run of digits in a name is its number: "IMG_0012.CR3", "wedding-2-0012.jpg" has 12. */
function numberOf(name: string): number | null {
  // By hand: asked of 100,000 names at a keystroke, where expressions take ten times as long.
  const dot = name.lastIndexOf('.');
  let at = (dot >= 0 && dot < name.length - 1 ? dot : name.length) - 1;
  while (at >= 0 && !isDigit(name.charCodeAt(at))) at -= 1;
  if (at < 0) return null;
  let number = 0;
  for (let worth = 1; at >= 0 && isDigit(name.charCodeAt(at)); at--) {
    number += worth * (name.charCodeAt(at) - 48);
    worth *= 10;
  }
  return number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Nothing typed finds everything. */
export function parseFind(text: string): Finds {
  const alternatives = text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
    .map(alternative);
  if (alternatives.length === 0) return () => true;
  return (name, about) => alternatives.some((finds) => finds(name, about));
}

function alternative(part: string): Finds {
  const frames = range.exec(part);
  if (frames) {
    const [low, high] = [Number(frames[1]), Number(frames[2])].sort((a, b) => a - b) as [number, number];
    return (name) => {
      const number = numberOf(name);
      return number !== null && number >= low && number <= high;
    };
  }
  // Three digits and more are looked for inside a name as well; fewer would find half the shoot.
  if (/^\d+$/.test(part)) {
    const number = Number(part);
    return (name) => numberOf(name) === number || (part.length > 2 && name.includes(part));
  }
  const words = part.split(/\s+/);
  return (name, about) => {
    const all = [name, ...about].filter(Boolean).join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  };
}
