"""Runs an ONNX file in MLServer: every input and output as the model names them. Its threads: THREADS, or as many as there are."""
import os

from mlserver import MLModel
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceRequest, InferenceResponse, MetadataTensor, ResponseOutput

threads = int(os.environ.get("THREADS", "0"))


class Runtime(MLModel):
    async def load(self) -> bool:
        inputs, outputs = self.open(self.settings.parameters.uri)
        describe = lambda all, datatype: [MetadataTensor(name=name, datatype=datatype, shape=shape) for name, shape in all]
        self.inputs = describe(inputs, "UINT8")
        self.outputs = describe(outputs, "FP32")
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        feeds = {one.name: NumpyCodec.decode_input(one) for one in payload.inputs}
        wanted = [one.name for one in payload.outputs] if payload.outputs else [one.name for one in self.outputs]
        outputs = [
            ResponseOutput(name=name, shape=list(row.shape), datatype="FP32", data=row.flatten().tolist())
            for name, row in zip(wanted, self.run(wanted, feeds))
        ]
        return InferenceResponse(model_name=self.name, outputs=outputs)


class OnnxRuntime(Runtime):
    def open(self, file):
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = ort.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        sides = lambda all: [(one.name, [side if isinstance(side, int) else -1 for side in one.shape]) for one in all]
        return sides(self.session.get_inputs()), sides(self.session.get_outputs())

    def run(self, wanted, feeds):
        return self.session.run(wanted, feeds)


class OpenVino(Runtime):
    def open(self, file):
        import openvino

        self.compiled = openvino.Core().compile_model(file, "CPU", {"INFERENCE_PRECISION_HINT": "f32"} | ({"INFERENCE_NUM_THREADS": threads} if threads else {}))
        sides = lambda all: [(one.get_any_name(), [side.get_length() if side.is_static else -1 for side in one.get_partial_shape()]) for one in all]
        return sides(self.compiled.inputs), sides(self.compiled.outputs)

    def run(self, wanted, feeds):
        results = self.compiled(feeds)
        return [results[name] for name in wanted]
