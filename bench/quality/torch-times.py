"""The networks of bench/quality/learned.ts in PyTorch, with random weights: milliseconds of processor time, one thread, as JSON. Argument: repeats."""
import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import clip.model
import lpips
import torch

repeats = int(sys.argv[1])
torch.set_num_threads(1)


def times(run):
    found = []
    with torch.inference_mode():
        for index in range(repeats + 2):
            start = time.process_time()
            run()
            if index >= 2:
                found.append((time.process_time() - start) * 1000)
    return found


distance = lpips.LPIPS(net="alex", pnet_rand=True, verbose=False)
a, b = torch.rand(2, 1, 3, 384, 512) * 2 - 1
tower = clip.model.VisionTransformer(224, 32, 768, 12, 12, 512).eval()
picture = torch.rand(1, 3, 224, 224)
print(
    json.dumps(
        {
            "version": f"torch {torch.__version__}",
            "lpips": times(lambda: distance(a, b)),
            "clip": times(lambda: tower(picture)),
        }
    )
)
