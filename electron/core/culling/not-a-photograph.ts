/**
 * @file Screenshots and photographed paper: found among photographs, and no photographs to judge. By name, by what has no camera and the shape of a
 * screen, and by the tones of a page.
 */

import { say } from '../../../texts/say.ts';
import type { Histogram, Measures } from '../../contract/measures.ts';
import type { FileKind } from '../../contract/photo.ts';
import type { Reason } from '../../contract/suggestion.ts';
import type { Told } from '../../contract/told.ts';

export interface Looks {
  name: string;
  kind: FileKind;
  /** Upright pixels; 0 while unknown. */
  widthPx: number;
  heightPx: number;
  /** A camera wrote its name or an exposure into the file. */
  hasCamera: boolean;
  software: string | null;
  measures: Measures | null;
}

const screenshotName =
  /screen[ _-]?(shot|grab|cap)|bildschirmfoto|captura de (pantalla|ecr)|capture d.[ée]cran|schermafbeelding|schermata|sk[äa]rmavbild|skjermbilde|sk[æa]rmbillede|zrzut ekranu|снимок экрана|スクリーンショット|截屏|截图|螢幕|스크린샷/i;
const scanApp = /camscanner|adobe scan|genius scan|office lens|microsoft lens|scanbot|scanner pro|vflat|swiftscan/i;

/** Short and long sides of desktop screens; phones are told by their shape. */
const screens = new Set(
  '768x1024 768x1366 800x1280 900x1440 900x1600 1050x1680 1080x1920 1200x1920 1440x2560 1600x2560 1620x2160 1640x2360 1664x2560 1668x2388 1800x2880 1864x2880 1964x3024 2048x2732 2160x3840 2234x3456 2160x3440 1440x3440 2880x5120'.split(
    ' ',
  ),
);

/** Null for a photograph. `histogramOf` is asked only about what might be a page. */
export function asideOf(looks: Looks, histogramOf: () => Histogram | null): Reason | null {
  if (isScreenshot(looks)) return note('screenshot', say('reason.screenshot'));
  const isScan = scanApp.test(looks.software ?? '') || scanApp.test(looks.name);
  if (isScan || (mayBePage(looks.measures) && hasTonesOfPage(histogramOf())))
    return note('document', say('reason.document'));
  return null;
}

export const note = (code: string, text: Told): Reason => ({ code, text, weight: 'note', numbers: {} });

function isScreenshot({ name, kind, widthPx, heightPx, hasCamera }: Looks): boolean {
  if (hasCamera) return false;
  if (screenshotName.test(name)) return true;
  if (kind !== 'png' || widthPx === 0) return false;
  const [short, long] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)];
  const isPhone = long / short >= 1.75 && long / short <= 2.4 && short >= 640 && short <= 1800 && widthPx < heightPx;
  return isPhone || screens.has(`${short}x${long}`);
}

/** Almost without colour, bright, and drawn in hard strokes. */
function mayBePage(measures: Measures | null): boolean {
  if (!measures) return false;
  const { colourfulness, exposure, contrast, sharpness } = measures;
  return colourfulness < 12 && exposure > 0.5 && contrast > 0.08 && contrast < 0.3 && sharpness > 1.1;
}

/** Paper: most pixels within a narrow band of bright tones; ink: a few per cent that are much darker. Fog has no ink, a white ground a whole product. */
function hasTonesOfPage(histogram: Histogram | null): boolean {
  if (!histogram) return false;
  const { luminance } = histogram;
  const total = luminance.reduce((sum, n) => sum + n, 0);
  const band = (middle: number) =>
    luminance.slice(Math.max(0, middle - halfBand), middle + halfBand + 1).reduce((sum, n) => sum + n, 0);
  const bands = luminance.map((_, middle) => band(middle));
  const paper = bands.indexOf(Math.max(...bands));
  const ink = luminance.slice(0, Math.max(0, paper - inkBelow)).reduce((sum, n) => sum + n, 0);
  return paper >= darkestPaper && bands[paper]! >= 0.55 * total && ink >= 0.02 * total && ink <= 0.12 * total;
}

/** In bins of 64. */
const halfBand = 5;
const inkBelow = 14;
const darkestPaper = 36;
