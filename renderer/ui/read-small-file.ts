/** @file A text file that the photographer chooses; it is read in the page and nothing of its path is known. */

import { textOfBytes } from '../../electron/contract/text-of-bytes.ts';

/** Null where none was chosen. `accept`: endings, as an input takes them. */
export const readSmallFile = (accept: string): Promise<{ name: string; text: string } | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.addEventListener(
      'change',
      () => {
        const [file] = input.files ?? [];
        if (!file) resolve(null);
        else void textIn(file).then((text) => resolve({ name: file.name, text: text ?? '' }));
      },
      { once: true },
    );
    input.click();
  });

/** Null where it holds no text. */
export const textIn = async (file: File): Promise<string | null> =>
  textOfBytes(new Uint8Array(await file.arrayBuffer()));
