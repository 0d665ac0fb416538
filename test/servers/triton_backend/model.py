"""Stands in for Triton's own ONNX Runtime backend, which no package index has: Triton reads the exported folder and batches, this runs each call's model.onnx."""
import os
import sys

sys.path.insert(0, os.environ["CHINAGRAPH_SITE_PACKAGES"])

import numpy as np
import onnxruntime as ort
import triton_python_backend_utils as triton


class TritonPythonModel:
    @staticmethod
    def auto_complete_config(config):
        return config

    def initialize(self, args):
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        file = os.path.join(args["model_repository"], args["model_version"], "model.onnx")
        self.session = ort.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self.outputs = [one.name for one in self.session.get_outputs()]

    def execute(self, requests):
        """What Triton put together runs together."""
        pictures = [triton.get_input_tensor_by_name(request, "picture").as_numpy() for request in requests]
        rows = self.session.run(self.outputs, {"picture": np.concatenate(pictures)})
        ends = np.cumsum([len(one) for one in pictures])[:-1]
        each = zip(*(np.split(row, ends) for row in rows))
        return [triton.InferenceResponse([triton.Tensor(name, row) for name, row in zip(self.outputs, one)]) for one in each]
