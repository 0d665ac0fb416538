/**
 * @file What CUDA needs beyond the package for Node: ONNX Runtime's provider libraries, which its publisher keeps out of that package for their size and
 * publishes in the package for Python, of the same release and built from the same sources.
 */
import { createRequire } from 'node:module';
import { say } from '../../../texts/say.ts';
import type { ModelTerms } from '../../contract/model.ts';

export interface ArchivedFile {
  readonly name: string;
  /** In the archive. */
  readonly entry: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface LibraryPackage {
  /** Of ONNX Runtime; what was built for another release is not loaded. */
  readonly release: string;
  readonly fileName: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Loaded libraries first, then what their licence wants kept beside them. */
  readonly files: readonly ArchivedFile[];
}

const fileName = 'onnxruntime_gpu-1.30.0-cp311-cp311-manylinux_2_28_x86_64.whl';

/** Pinned by hash; the provider libraries are the same in the wheels of every version of Python. */
export const cudaPackage: LibraryPackage = {
  release: '1.30.0',
  fileName,
  url: `https://files.pythonhosted.org/packages/ea/71/b225bd559a718f6cefb058d4f4c4c95e556543f47d4be0e81819681ac347/${fileName}`,
  bytes: 246_658_419,
  sha256: '4fbf0c5d7b5fb99266c2e8a802e3e64af68bdc383e0f3c7349b985f1087eedaa',
  files: [
    {
      name: 'libonnxruntime_providers_cuda.so',
      entry: 'onnxruntime/capi/libonnxruntime_providers_cuda.so',
      bytes: 272_049_904,
      sha256: '9d7587acb137b31bf84e4d32dc444b969bb601d098b01395effcacfe4341e364',
    },
    {
      name: 'libonnxruntime_providers_shared.so',
      entry: 'onnxruntime/capi/libonnxruntime_providers_shared.so',
      bytes: 14_632,
      sha256: '086ec1d5388f64153d9c63470d126693db9a182c8ce236d3a1119068471b8a0d',
    },
    {
      name: 'LICENSE',
      entry: 'onnxruntime/LICENSE',
      bytes: 1_073,
      sha256: '2f07c72751aed99790b8a4869cf2311df85a860b22ded05fa22803587a48922c',
    },
    {
      name: 'ThirdPartyNotices.txt',
      entry: 'onnxruntime/ThirdPartyNotices.txt',
      bytes: 338_088,
      sha256: '143764b952fdb1a7c69ce653bfba74a7744d6a8a573bfb73e235fba356c83de3',
    },
  ],
};

/** What CUDA 13's libraries ask of the machine. Each is looked for by the name under which the provider asks the system's loader for it. */
export const cudaNeeds = {
  driver: { version: '580', libraries: ['libcuda.so.1'] },
  cuda: {
    version: '13',
    libraries: ['libcudart.so.13', 'libcublas.so.13', 'libcublasLt.so.13', 'libcurand.so.10', 'libnvrtc.so.13'],
  },
  cudnn: { version: '9', libraries: ['libcudnn.so.9'] },
} as const;

export const cudaTerms: ModelTerms = {
  id: 'cuda',
  name: 'CUDA for ONNX Runtime',
  gives: 'Scores on an NVIDIA card through CUDA',
  offer: 'CUDA',
  licence: 'MIT (Microsoft)',
  licenceUrl: 'https://github.com/microsoft/onnxruntime/blob/v1.30.0/LICENSE',
  commercialUse: 'allowed',
  notice: say('cuda.notice'),
  bytes: cudaPackage.bytes,
  url: cudaPackage.url,
  isPackaged: false,
};

/** The release of ONNX Runtime that comes with this program. */
export function bundledRelease(): string {
  return (createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string }).version;
}

/** Only there has the package for Node CUDA compiled in: on Windows it has DirectML, which drives the same cards. */
export const takesCuda = (platform: NodeJS.Platform, arch: string): boolean => platform === 'linux' && arch === 'x64';
