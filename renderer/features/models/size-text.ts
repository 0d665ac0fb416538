/** @file What has to be fetched, in words. */
import { modelTexts as t } from '../../texts/texts.ts';
import { bytesText } from '../../ui/bytes-text.ts';

export const sizeText = (bytes: number | null): string =>
  bytes === null ? t.sizeUnknown : bytes === 0 ? t.nothingToFetch : bytesText(bytes);

export const acceptText = (bytes: number | null): string =>
  bytes === null ? t.accept : bytes === 0 ? t.turnOn : t.acceptSize(bytesText(bytes));
