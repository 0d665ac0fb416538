/**
 * @file sharp, allowed to open Buffers of six formats and nothing else. libvips maps files into memory, and a JPEG that another
 * program truncates meanwhile kills the process (SIGBUS); it also turns I/O errors into "unsupported format". So files are
 * read by Node, and path loaders, SVG, PDF and whatever else libvips knows stay shut.
 */
import sharp from 'sharp';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadTiffBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});
// Every file is seen once: a cache of operations only holds memory.
sharp.cache(false);
// One thread per child: as many children as cores use the cores better than threads waiting for each other.
sharp.concurrency(1);

export { sharp };
