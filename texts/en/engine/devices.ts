/** @file English sentences of devices and servers that score. */
export const devicesTexts = {
  'server.tokenOpen': 'A token is sent over https:// alone; over http:// anybody on the way could read it.',
  'server.tokenSpaces': 'A token has no spaces and no characters beyond ASCII.',
  'device.processor': 'this computer’s processor',
  'device.leftOut': (v: { day: string; reason: string }) => `left out since ${v.day}: ${v.reason}`,
  'device.cudaMissing': 'Its libraries are not installed: chinagraph devices install cuda.',
  'cuda.notice':
    'It loads CUDA 13 and cuDNN 9, which NVIDIA gives out under terms of its own: they are not fetched here.',
  'cuda.notInstalled': (v: { why: string }) => `Nothing was installed: ${v.why}.`,
  'cuda.windows':
    'On Windows the cards that CUDA drives are driven by DirectML, which comes with Chinagraph; ONNX Runtime’s package has no CUDA there.',
  'cuda.mac': 'There is no CUDA on macOS: CoreML is what scores there.',
  'cuda.elsewhere': 'CUDA is there for Linux on x64 processors only.',
  'cuda.removed': 'CUDA’s libraries were removed.',
  'cuda.accept': 'Nothing was fetched. Add --accept-licence to install it under these terms.',
  'cuda.installed': (v: { folder: string }) => `CUDA’s libraries are installed in ${v.folder}.`,
  'cuda.next': 'Compare the device with the processor now: chinagraph devices test',
  'device.partly': 'parts of the model run on the CPU with it',
  'device.slow': (v: { seconds: number }) => `not done within ${v.seconds} s: slower than the processor`,
  'device.noReference': 'there are no numbers of the CPU to compare with',
  'device.differs': (v: { model: string }) => `its numbers for ${v.model} are not the CPU’s`,
  'device.testedLater': 'tested when the first scoring model is installed',
  'device.noneFound': 'none found',
  'device.noAdapter': 'No graphics adapter was found on this machine.',
  'server.none': 'there are no servers here',
  'server.noModel': 'no model is installed to compare it on',
  'server.answers': (v: { ms: number }) => `answers in ${v.ms} ms`,
  'server.notYours': (v: { url: string }) => `${v.url} is not among your servers, so no picture is sent there`,
  'server.failed': (v: { host: string }) => `${v.host} failed a moment ago`,
  'scorer.silent': (v: { ms: number; doing: 'starting' | 'reading' | 'loading' | 'running' | 'testing' }) =>
    `gave no sign for ${v.ms} ms while ${v.doing}`,
  'scorer.ended': (v: { signal: string }) => `was ended by ${v.signal}`,
  'scorer.code': (v: { code: string }) => `ended with code ${v.code}`,
  'scorer.cannotStart': (v: { reason: string }) => `The scoring process cannot start: it ${v.reason}.`,
  'scorer.died': (v: { reason: string; times: number }) =>
    `The scoring process ${v.reason}${v.times > 1 ? `, ${v.times} times on the same picture` : ''}.`,
  'scorer.over': 'scoring was ended',
};
