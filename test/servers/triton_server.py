"""Serves an ONNX file by Triton itself, which PyTriton carries, through its Python backend. usage: triton_server.py MODEL NAME PORT"""
import sys

import numpy as np
import onnxruntime as ort
from pytriton.decorators import batch
from pytriton.model_config import DynamicBatcher, ModelConfig, Tensor
from pytriton.triton import Triton, TritonConfig

model, name, port = sys.argv[1:4]
options = ort.SessionOptions()
options.intra_op_num_threads = 1
session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@batch
def infer(picture):
    rows = session.run(None, {"picture": picture})
    return {one.name: row for one, row in zip(session.get_outputs(), rows)}


config = TritonConfig(http_address="127.0.0.1", http_port=int(port), grpc_port=int(port) + 1, metrics_port=int(port) + 2, allow_metrics=False)
with Triton(config=config) as triton:
    triton.bind(
        model_name=name,
        infer_func=infer,
        inputs=[Tensor(name="picture", dtype=np.uint8, shape=(-1, -1, 3))],
        outputs=[Tensor(name=one.name, dtype=np.float32, shape=(one.shape[-1],)) for one in session.get_outputs()],
        config=ModelConfig(max_batch_size=8, batcher=DynamicBatcher(max_queue_delay_microseconds=5000)),
    )
    triton.serve()
