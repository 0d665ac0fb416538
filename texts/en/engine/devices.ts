/** @file English sentences of devices and servers that score. */
export const devicesTexts = {
  'server.tokenOpen': 'A token is sent over https:// alone; over http:// anybody on the way could read it.',
  'server.tokenSpaces': 'A token has no spaces and no characters beyond ASCII.',
  'device.processor': 'this computer’s processor',
  'device.leftOut': (v: { day: string; reason: string }) => `left out since ${v.day}: ${v.reason}`,
  'device.cudaMissing': 'Its libraries are not installed: chinagraph devices install cuda.',
  'cuda.notice':
    'It loads CUDA 13 and cuDNN 9, which NVIDIA gives out under terms of its own: they are not fetched here.',
  'cuda.fetching': 'Fetching CUDA’s libraries (MB)',
  'cuda.checking': 'Checking and unpacking (MB)',
  'cuda.name.driver': 'NVIDIA’s driver',
  'cuda.name.cuda': 'CUDA',
  'cuda.name.cudnn': 'cuDNN',
  'cuda.get.driver': (v: { version: string }) =>
    `install driver ${v.version} or newer (https://www.nvidia.com/drivers)`,
  'cuda.get.cuda': (v: { version: string }) =>
    `install CUDA ${v.version}’s libraries (package cuda-libraries-${v.version}-0 or newer of NVIDIA’s repository, https://developer.nvidia.com/cuda-downloads)`,
  'cuda.get.cudnn': (v: { version: string }) =>
    `install cuDNN ${v.version} for CUDA 13 (package cudnn${v.version}-cuda-13 of the same repository, https://developer.nvidia.com/cudnn-downloads)`,
  'cuda.found': (v: { name: string; version: string }) => `${v.name} ${v.version}: found`,
  'cuda.lacks': (v: { name: string; version: string; lacks: readonly string[]; how: string }) =>
    `${v.name} ${v.version}: missing (${v.lacks.join(', ')}): ${v.how}`,
  'cuda.state': (v: { state: 'installed' | 'missing' | 'broken' | 'not-here' }) =>
    `its libraries are ${
      {
        installed: 'installed',
        missing: 'not installed: chinagraph devices install cuda',
        broken: 'damaged: chinagraph devices install cuda puts them in place again',
        'not-here': 'not for this system',
      }[v.state]
    }`,
  'cuda.notThere': (v: { file: string }) => `${v.file} is not there`,
  'cuda.noSpace': (v: { needs: number; free: number; dir: string }) =>
    `it needs ${v.needs.toFixed(1)} GB and there are ${v.free.toFixed(1)} GB free in ${v.dir}`,
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
  'server.otherCount': (v: { output: string; count: number; due: number }) =>
    `gives ${v.count} numbers as ${v.output} where the card says ${v.due}`,
  'server.servedFailed': (v: { id: string; url: string; why: string }) => `${v.id} on ${v.url}: the server ${v.why}`,
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
  'server.noIp': 'it has no address',
  'server.nowhere': (v: { ip: string }) => `${v.ip} is no address of a server`,
  'server.outside': (v: { ip: string }) =>
    `${v.ip} is outside your own network, and http:// proves nothing of who answers there: use https://`,
  'server.refusedAddress': (v: { why: string }) => `${v.why.charAt(0).toUpperCase()}${v.why.slice(1)}.`,
  'server.noAddress': 'This is no address of a server. It looks like https://gpu.example:8000.',
  'server.protocol': (v: { protocol: string }) => `${v.protocol}// leads to no server. Use https://.`,
  'server.password': 'Leave name and password out of the address; a token is given by itself.',
  'server.query': 'Leave out what follows ? or #.',
  'server.late': (v: { seconds: number }) => `gave no whole answer within ${v.seconds} s`,
  'server.redirects': (v: { status: number }) => `wants to lead elsewhere (status ${v.status}), which is not followed`,
  'server.tooMuch': (v: { bytes: number }) => `answered with more than ${v.bytes} bytes`,
  'server.cut': 'ended in the middle of its answer',
  'server.upgrades': 'answers by another protocol',
  'server.refusesConnection': 'does not answer (connection refused)',
  'server.noName': 'cannot be found by its name',
  'server.hangsUp': 'ended the connection',
  'server.headers': 'answered with more headers than it may',
  'server.noHttp': 'does not answer as a server does',
  'server.untrusted': (v: { message: string }) => `cannot be trusted: ${v.message}`,
  'server.noProtocol': (v: { detail: string }) => `answers otherwise than the protocol says (${v.detail})`,
  'server.status': (v: { status: number; words: string }) =>
    `answers with status ${v.status}${v.words === '' ? '' : `: ${v.words}`}`,
  'server.hasNo': (v: { model: string }) => `has no model ${v.model}`,
  'server.broke': (v: { host: string; why: string }) => `${v.host} ${v.why}.`,
};
