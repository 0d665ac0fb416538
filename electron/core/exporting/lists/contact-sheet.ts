/** @file A contact sheet as one static HTML file: pictures inside, nothing fetched, nothing that runs. */
import { say } from '../../../../texts/say.ts';
import type { ListRow } from './list-row.ts';

export const generatorLine = '<meta name="generator" content="Chinagraph contact sheet">';

export const sheetCss = `
:root{color-scheme:dark}body{margin:24px;background:#181818;color:#dcdcdc;font:12px/1.4 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:15px;font-weight:600;margin:0 0 4px}p{margin:0 0 20px;color:#8f8f8f}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px}
figure{margin:0;padding:8px;background:#1f1f1f;border-radius:4px}figure.of-reject img{opacity:.35}
.frame{display:flex;align-items:center;justify-content:center;aspect-ratio:4/3;overflow:hidden}
img{max-width:100%;max-height:100%}figcaption{padding-top:8px;overflow-wrap:anywhere}
.none{color:#6a6a6a}.pick{color:#57b36a}.rejected{color:#e0524a}.why{color:#8f8f8f}
@media print{body{background:#fff;color:#000}figure{background:#fff;break-inside:avoid}}`;

/** Puts a told text into the words of the sheet's language. */
export type InWords = (text: string) => string;

export const sheetStart = (shoot: string, at: string, count: number, inWords: InWords): string =>
  `<!doctype html>\n<html lang="${inWords(say('sheet.lang'))}"><head><meta charset="utf-8">${generatorLine}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escapeHtml(shoot)}</title><style>${sheetCss}</style></head><body>
<h1>${escapeHtml(shoot)}</h1><p>${inWords(say('sheet.photos', { photos: count }))} · ${escapeHtml(at.slice(0, 10))}</p><main>\n`;

export const sheetEnd = '</main></body></html>\n';

const marks = (inWords: InWords) => ({
  pick: `<span class="pick">✓ ${escapeHtml(inWords(say('sheet.pick')))}</span>`,
  reject: `<span class="rejected">✕ ${escapeHtml(inWords(say('sheet.reject')))}</span>`,
  none: '',
});

/** `thumb` is a JPEG, or null where the photo has no picture. `withReasons` never speaks against what was picked. */
export function sheetFigure(row: ListRow, thumb: Buffer | null, withReasons: boolean, inWords: InWords): string {
  const picture = thumb
    ? `<img alt="" src="data:image/jpeg;base64,${thumb.toString('base64')}">`
    : `<span class="none">${escapeHtml(inWords(say('sheet.noPicture')))}</span>`;
  const facts = [
    marks(inWords)[row.flag],
    '★'.repeat(row.stars),
    row.label === 'none' ? '' : escapeHtml(inWords(say('sheet.label', { label: row.label }))),
  ].filter(Boolean);
  const suggested =
    row.flag === 'none' && row.suggestion && row.suggestion !== 'undecided'
      ? inWords(say(row.suggestion === 'keep' ? 'sheet.suggestedKeep' : 'sheet.suggestedReject'))
      : '';
  const why =
    withReasons && row.flag !== 'pick' ? [suggested, ...row.reasons.slice(0, 2)].filter(Boolean).join(' · ') : '';
  return `<figure class="of-${row.flag}"><div class="frame">${picture}</div><figcaption>${escapeHtml(row.path)}<br>${facts.join(' ')}${
    why ? `<div class="why">${escapeHtml(why)}</div>` : ''
  }</figcaption></figure>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
