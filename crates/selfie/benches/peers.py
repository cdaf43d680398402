"""MediaPipe's FaceLandmarker and ONNX Runtime, one call at a time.

Started by the benchmark `selfie` with the frames' file and the models' folder. Reads lines ("image 3",
"video 3", "detector"), does that once and answers how many milliseconds it took.
"""

import sys
import time
from pathlib import Path

import mediapipe
import numpy
import onnx
import onnxruntime
from mediapipe.tasks.python import BaseOptions, vision

WIDTH, HEIGHT = 640, 480


def landmarker(models, mode):
    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(models / "face_landmarker.task")),
        running_mode=mode,
        output_face_blendshapes=True,
        output_facial_transformation_matrixes=True,
    )
    return vision.FaceLandmarker.create_from_options(options)


def detector(models):
    model = onnx.load(models / "face_detection_yunet_2023mar.onnx")
    # The file says 640 × 640; the graph does not mind.
    shape = model.graph.input[0].type.tensor_type.shape
    for dimension, size in zip(shape.dim, (1, 3, 256, 320)):
        dimension.dim_value = size
    for output in model.graph.output:
        output.type.tensor_type.ClearField("shape")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=providers)


def main():
    models = Path(sys.argv[2])
    pixels = numpy.fromfile(sys.argv[1], dtype=numpy.uint8).reshape(-1, HEIGHT, WIDTH, 3)
    frames = [
        mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=numpy.ascontiguousarray(frame))
        for frame in pixels
    ]
    image = landmarker(models, vision.RunningMode.IMAGE)
    video = landmarker(models, vision.RunningMode.VIDEO)
    session = detector(models)
    small = pixels[0][:256, :320, ::-1].transpose(2, 0, 1)[None].astype(numpy.float32)
    clock = 0
    print(f"MediaPipe {mediapipe.__version__}, ONNX Runtime {onnxruntime.__version__}", flush=True)
    for line in sys.stdin:
        what, *index = line.split()
        frame = frames[int(index[0])] if index else None
        clock += 66
        start = time.perf_counter()
        if what == "image":
            found = image.detect(frame).face_landmarks
        elif what == "video":
            found = video.detect_for_video(frame, clock).face_landmarks
        else:
            found = session.run(None, {"input": small})
        elapsed = time.perf_counter() - start
        if not found:
            sys.exit(f"{line.strip()}: no face")
        print(elapsed * 1000, flush=True)


main()
