"""Runs an ONNX file in MLServer: every input and output as the model names them. Standing in for what a studio's server does."""
import numpy as np
import onnxruntime as ort
from mlserver import MLModel
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceRequest, InferenceResponse, MetadataTensor, ResponseOutput

ort_types = {"tensor(uint8)": "UINT8", "tensor(float)": "FP32"}


class OnnxRuntime(MLModel):
    async def load(self) -> bool:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = ort.InferenceSession(self.settings.parameters.uri, options, providers=["CPUExecutionProvider"])
        describe = lambda all: [
            MetadataTensor(name=one.name, datatype=ort_types[one.type], shape=[side if isinstance(side, int) else -1 for side in one.shape])
            for one in all
        ]
        self.inputs = describe(self.session.get_inputs())
        self.outputs = describe(self.session.get_outputs())
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        feeds = {one.name: NumpyCodec.decode_input(one) for one in payload.inputs}
        wanted = [one.name for one in payload.outputs] if payload.outputs else [one.name for one in self.outputs]
        rows = self.session.run(wanted, feeds)
        outputs = [
            ResponseOutput(name=name, shape=list(row.shape), datatype="FP32", data=row.flatten().tolist())
            for name, row in zip(wanted, rows)
        ]
        return InferenceResponse(model_name=self.name, outputs=outputs)
