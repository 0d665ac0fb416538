/** @file What a server's folder holds beside the models. */
import { pictureInput } from '../../../native-models/served/served-name.ts';

/** Pictures that one call may hold, and how long the server waits for more of one size. */
const maxBatch = 16;
const queueDelayUs = 5_000;

export function tritonConfig(name: string, outputs: readonly { name: string; count: number }[]): string {
  const output = outputs
    .map((one) => `  { name: "${one.name}" data_type: TYPE_FP32 dims: [ ${one.count} ] }`)
    .join(',\n');
  return `name: "${name}"
backend: "onnxruntime"
max_batch_size: ${maxBatch}
input [
  { name: "${pictureInput}" data_type: TYPE_UINT8 dims: [ -1, -1, 3 ] }
]
output [
${output}
]
dynamic_batching { max_queue_delay_microseconds: ${queueDelayUs} }
`;
}

export const openVinoConfig = (names: readonly string[]): string =>
  `${JSON.stringify(
    { model_config_list: names.map((name) => ({ config: { name, base_path: `/models/${name}` } })) },
    null,
    2,
  )}\n`;

const images = { triton: 'nvcr.io/nvidia/tritonserver:25.08-py3', openvino: 'openvino/model_server:latest' };

export function readmeOf(kind: 'triton' | 'openvino', dir: string, names: readonly string[]): string {
  const run =
    kind === 'triton'
      ? `docker run --rm --gpus all -p 8000:8000 -v "${dir}:/models:ro" ${images.triton} tritonserver --model-repository=/models`
      : `docker run --rm -p 8000:8000 -v "${dir}:/models:ro" ${images.openvino} --config_path /models/config.json --rest_port 8000`;
  return `# Models for Chinagraph

${names.map((name) => `- \`${name}\``).join('\n')}

\`\`\`
${run}
\`\`\`

Then on each computer: \`chinagraph servers add http://THIS-MACHINE:8000\`, and \`--device remote=http://THIS-MACHINE:8000\` or the setting. Whoever may reach the port may have
pictures scored: keep it inside your own network, or put TLS and a token in front of it.
`;
}
