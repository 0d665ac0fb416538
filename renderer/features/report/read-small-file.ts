/** @file A text file that the photographer chooses; it is read in the page and nothing of its path is known. */

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
        else void file.text().then((text) => resolve({ name: file.name, text }));
      },
      { once: true },
    );
    input.click();
  });
