"""Writes SFace so that rten can read it: `python3 unblock.py ORIGINAL.onnx sface.onnx`, with PyPI's onnx.

The original keeps its weights in eight bits with a scale for each block of a row. A block becomes a
row of its own here, with the same scale, and is put back into its row afterwards: nothing is rounded.
What only training needs (dropout) is left out.
"""

import sys

import numpy
import onnx
from onnx import helper, numpy_helper

model = onnx.load(sys.argv[1])
graph = model.graph
constants = {constant.name: constant for constant in graph.initializer}


def value(name):
    return numpy_helper.to_array(constants[name])


def put(name, array):
    constants[name].CopyFrom(numpy_helper.from_array(numpy.ascontiguousarray(array), name))


nodes = []
instead = {}
for node in graph.node:
    if node.op_type == "Dropout":
        instead[node.output[0]] = node.input[0]
        continue
    for place, name in enumerate(node.input):
        node.input[place] = instead.get(name, name)
    nodes.append(node)
    if node.op_type != "DequantizeLinear":
        continue
    weights, scales, zeros = node.input
    shape = value(weights).shape
    put(weights, value(weights).reshape(value(scales).size, -1))
    put(scales, value(scales).reshape(-1))
    put(zeros, value(zeros).reshape(-1))
    del node.attribute[:]
    node.attribute.append(helper.make_attribute("axis", 0))
    whole, rows = node.output[0], node.output[0] + "_rows"
    node.output[0] = rows
    put_back = numpy_helper.from_array(numpy.array(shape, numpy.int64), rows + "_shape")
    graph.initializer.append(put_back)
    nodes.append(helper.make_node("Reshape", [rows, put_back.name], [whole], name=rows + "_put_back"))

del graph.node[:]
graph.node.extend(nodes)
data = graph.input[0]
del graph.input[:]
graph.input.append(data)
onnx.checker.check_model(model)
onnx.save(model, sys.argv[2])
