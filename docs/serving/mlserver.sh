#!/bin/sh
# Serves the graphs that `models export` wrote with MLServer, without a container: to try a server out, or on a machine with an Intel GPU.
# Needs: pip install mlserver, and openvino or onnxruntime.
# usage: mlserver.sh MODELS OpenVino|OnnxRuntime [PORT] [HOST]     (127.0.0.1 unless another address of this machine is named)
set -eu
models=$(cd "$1" && pwd) runtime=$2 port=${3:-8080} host=${4:-127.0.0.1}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
printf '{"host": "%s", "http_port": %d, "grpc_port": %d, "metrics_port": %d, "parallel_workers": 0}\n' \
  "$host" "$port" $((port + 1)) $((port + 2)) > "$work/settings.json"
for model in "$models"/*/1/model.onnx; do
  name=$(basename "$(dirname "$(dirname "$model")")")
  mkdir "$work/$name"
  printf '{"name": "%s", "implementation": "mlserver_runtime.%s", "parameters": {"uri": "%s"}}\n' \
    "$name" "$runtime" "$model" > "$work/$name/model-settings.json"
done
PYTHONPATH=$here mlserver start "$work"
