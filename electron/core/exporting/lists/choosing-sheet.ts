/**
 * @file A contact sheet on which somebody else chooses: one HTML file with everything inside, opened in any browser without a network. Ticks are kept by that
 * browser, and saved as a list of names that `decide --from-list` and the app's dialog read. It says nothing of the photographer's own decisions.
 */
import { createHash } from 'node:crypto';
import type { ChoosingTexts } from '../../../contract/exporting.ts';
import { escapeHtml, generatorLine, sheetCss } from './contact-sheet.ts';
import type { ListRow } from './list-row.ts';

const css = `${sheetCss}
.bar{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 -24px 16px;padding:10px 24px;background:#181818}
.bar output{flex:1;min-width:110px;font-size:14px}
button{min-height:40px;padding:0 14px;border:1px solid #4a4a4a;border-radius:4px;background:#262626;color:inherit;font:inherit;cursor:pointer}
button[data-main]{background:#dcdcdc;color:#181818}button[aria-pressed=true]{border-color:#dcdcdc}
figure{position:relative;outline:2px solid transparent}figure:has(:checked){outline-color:#57b36a}
label.frame,label.tick{cursor:pointer}label.tick{display:flex;gap:8px;align-items:center;min-height:40px;padding-top:4px}
input{width:20px;height:20px;margin:0;accent-color:#57b36a}main.only figure:not(:has(:checked)){display:none}
:focus-visible{outline:2px solid #dcdcdc;outline-offset:2px}
@media print{.bar{display:none}}`;

/** Plain JavaScript of any browser of the last years: no module, so that it runs from a file. Names are data, never markup. */
const script = `(function(){
var key='chinagraph '+document.body.dataset.sheet,boxes=[].slice.call(document.querySelectorAll('input[type=checkbox]'));
var said=document.querySelector('output'),words=JSON.parse(document.body.dataset.words),main=document.querySelector('main');
function names(){return boxes.filter(function(b){return b.checked}).map(function(b){return b.value})}
function tell(){said.textContent=names().length+' '+words.chosen}
function list(){return 'file\\r\\n'+names().map(function(n){return '"'+n.replace(/"/g,'""')+'"\\r\\n'}).join('')}
try{var kept=JSON.parse(localStorage.getItem(key)||'[]');boxes.forEach(function(b){b.checked=kept.indexOf(b.value)>=0})}catch(e){}
document.addEventListener('change',function(){try{localStorage.setItem(key,JSON.stringify(names()))}catch(e){}tell()});
document.getElementById('only').onclick=function(){this.setAttribute('aria-pressed',String(main.classList.toggle('only')))};
document.getElementById('save').onclick=function(){if(!names().length){said.textContent=words.none;return}
var a=document.createElement('a');a.href=URL.createObjectURL(new Blob([list()],{type:'text/csv'}));a.download=document.body.dataset.file;a.click()};
document.getElementById('copy').onclick=function(){var t=document.createElement('textarea');t.value=list();document.body.appendChild(t);t.select();
var ok=document.execCommand('copy');t.remove();if(ok)said.textContent=words.copied};
tell()})();`;

const scriptHash = createHash('sha256').update(script).digest('base64');

/** `fileName`: what the saved list is called. */
export const choosingStart = (shoot: string, at: string, count: number, fileName: string, t: ChoosingTexts): string =>
  `<!doctype html>\n<html lang="${escapeHtml(t.lang)}"><head><meta charset="utf-8">${generatorLine}
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'">
<title>${escapeHtml(shoot)}</title><style>${css}</style></head>
<body data-sheet="${escapeHtml(`${shoot} ${at}`)}" data-file="${escapeHtml(fileName)}" data-words="${escapeHtml(JSON.stringify({ chosen: t.chosen, none: t.none, copied: t.copied }))}">
<h1>${escapeHtml(shoot)}</h1><p>${count} · ${escapeHtml(at.slice(0, 10))} · ${escapeHtml(t.how)}</p>
<div class="bar"><output></output><button id="only" aria-pressed="false">${escapeHtml(t.onlyChosen)}</button><button id="copy">${escapeHtml(t.copy)}</button><button id="save" data-main>${escapeHtml(t.save)}</button></div>
<main>\n`;

export const choosingEnd = `</main><script>${script}</script></body></html>\n`;

/** `picture` is a JPEG; null where the photo has none. `n`: its place in the sheet, from 0. */
export function choosingFigure(row: ListRow, n: number, picture: Buffer | null, t: ChoosingTexts): string {
  const shown = picture
    ? `<img alt="" loading="lazy" src="data:image/jpeg;base64,${picture.toString('base64')}">`
    : `<span class="none">${escapeHtml(t.noPicture)}</span>`;
  const name = escapeHtml(row.path);
  return `<figure><label class="frame" for="n${n}">${shown}</label><figcaption><label class="tick"><input type="checkbox" id="n${n}" value="${name}" aria-label="${escapeHtml(t.choose)} ${name}">${name}</label></figcaption></figure>\n`;
}
