/** @file Painted photographs for machines without any: sky, ridges, houses with windows, foliage and a person, with the fine detail and the smooth areas that measures need. */
import sharp from 'sharp';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** PNG bytes of a scene; the same for the same seed. */
export async function paintScene(seed: number, widthPx: number, heightPx: number): Promise<Buffer> {
  // In a process that decodes photos too, previews/decoder/sharp-buffers.ts has shut this: what is drawn here is our own.
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  const random = seededRandom(seed, 77);
  const drawing = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">`,
    sky(random, widthPx, heightPx),
    ...Array.from({ length: 3 }, (_, i) => ridge(random, widthPx, heightPx, 0.35 + i * 0.1, 70 + i * 12)),
    ...Array.from({ length: random.whole(3, 6) }, () => house(random, widthPx, heightPx)),
    foliage(random, widthPx, heightPx),
    person(random, widthPx, heightPx),
    '</svg>',
  ].join('');
  return sharp(Buffer.from(drawing)).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

const f = (value: number): string => value.toFixed(1);
const hsl = (h: number, s: number, l: number): string => `hsl(${f(h)},${f(s)}%,${f(l)}%)`;

function sky(random: SeededRandom, w: number, h: number): string {
  const hue = random.between(195, 230);
  return `<linearGradient id="s" x2="0" y2="1"><stop stop-color="${hsl(hue, 50, random.between(45, 62))}"/><stop offset="1" stop-color="${hsl(hue, 25, 82)}"/></linearGradient><rect width="${w}" height="${h}" fill="url(#s)"/>`;
}

function ridge(random: SeededRandom, w: number, h: number, level: number, lightness: number): string {
  let points = `0,${h}`;
  for (let x = 0; x <= w; x += w / 60) points += ` ${f(x)},${f(h * (level + random.between(-0.03, 0.03)))}`;
  return `<polygon points="${points} ${w},${h}" fill="${hsl(random.between(80, 160), 22, lightness - 35)}"/>`;
}

function house(random: SeededRandom, w: number, h: number): string {
  const width = w * random.between(0.1, 0.2);
  const height = h * random.between(0.2, 0.4);
  const x = random.between(0, w - width);
  const y = h * 0.75 - height;
  const wall = hsl(random.between(10, 50), random.between(10, 40), random.between(45, 75));
  let drawn = `<rect x="${f(x)}" y="${f(y)}" width="${f(width)}" height="${f(height)}" fill="${wall}"/>`;
  for (let row = y + 6; row < y + height; row += 9)
    drawn += `<path d="M${f(x)} ${f(row)}h${f(width)}" stroke="rgba(60,30,10,.25)"/>`;
  for (let column = x + 14; column < x + width - 30; column += 46)
    for (let row = y + 16; row < y + height - 40; row += 60)
      drawn += `<rect x="${f(column)}" y="${f(row)}" width="24" height="34" fill="#223" stroke="#eee" stroke-width="2.5"/><path d="M${f(column + 12)} ${f(row)}v34M${f(column)} ${f(row + 17)}h24" stroke="#ddd" stroke-width="1.5"/>`;
  return drawn;
}

function foliage(random: SeededRandom, w: number, h: number): string {
  let drawn = `<rect y="${f(h * 0.75)}" width="${w}" height="${f(h * 0.25)}" fill="${hsl(95, 30, 30)}"/>`;
  for (let i = 0; i < 1800; i++) {
    const x = random.between(0, w);
    const y = h * random.between(0.74, 1);
    const stroke = hsl(random.between(70, 120), random.between(25, 55), random.between(18, 55));
    drawn += `<path d="M${f(x)} ${f(y)}q${f(random.between(-8, 8))} -12 ${f(random.between(-12, 12))} ${f(random.between(-34, -14))}" stroke="${stroke}" stroke-width="${f(random.between(0.8, 2.4))}" fill="none"/>`;
  }
  return drawn;
}

function person(random: SeededRandom, w: number, h: number): string {
  const x = w * random.between(0.42, 0.58);
  const r = h * 0.1;
  const y = h * 0.42;
  const skin = hsl(random.between(18, 32), 45, random.between(45, 72));
  const cloth = hsl(random.between(0, 360), 55, random.between(30, 60));
  const hair = hsl(25, 30, random.between(12, 35));
  let drawn = `<path d="M${f(x - r * 1.6)} ${h}q0 ${f(-h * 0.46)} ${f(r * 1.6)} ${f(-h * 0.46)}t${f(r * 1.6)} ${f(h * 0.46)}z" fill="${cloth}"/>`;
  for (let row = y + r * 1.4; row < h; row += 11)
    drawn += `<path d="M${f(x - r)} ${f(row)}h${f(2 * r)}" stroke="rgba(255,255,255,.28)" stroke-width="2"/>`;
  drawn += `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(r * 0.78)}" ry="${f(r)}" fill="${skin}"/>`;
  for (let i = 0; i < 260; i++) {
    const angle = Math.PI * (1 + random.unit());
    const reach = r * random.between(0.85, 1.12);
    drawn += `<path d="M${f(x + Math.cos(angle) * reach * 0.8)} ${f(y + Math.sin(angle) * reach)}l${f(random.between(-9, 9))} ${f(random.between(-4, 16))}" stroke="${hair}" stroke-width="1.4"/>`;
  }
  for (const side of [-1, 1]) {
    const eye = x + side * r * 0.32;
    drawn += `<ellipse cx="${f(eye)}" cy="${f(y - r * 0.1)}" rx="${f(r * 0.17)}" ry="${f(r * 0.09)}" fill="#fff" stroke="#321" stroke-width="1.5"/><circle cx="${f(eye)}" cy="${f(y - r * 0.1)}" r="${f(r * 0.075)}" fill="#246"/><circle cx="${f(eye + 2)}" cy="${f(y - r * 0.12)}" r="2" fill="#fff"/>`;
  }
  return `${drawn}<path d="M${f(x - r * 0.3)} ${f(y + r * 0.45)}q${f(r * 0.3)} ${f(r * 0.25)} ${f(r * 0.6)} 0" stroke="#722" stroke-width="3" fill="none"/>`;
}
