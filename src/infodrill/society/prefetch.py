"""Owns two words to the processor: fetch an element into the cache before it is needed, and find the lowest bit of a word."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False, disallow-untyped-decorators=False

from __future__ import annotations

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic


@intrinsic
def fetch(typing, array, index):
    """Ask for the cache line of element `index` (flat, int64) of a C-contiguous array."""

    def generate(context, builder, signature, values):
        kind = signature.args[0]
        found = context.make_array(kind)(context, builder, values[0])
        byte = ir.IntType(8).as_pointer()
        at = builder.bitcast(builder.gep(found.data, [values[1]]), byte)
        number = ir.IntType(32)
        call = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        hint = cgutils.get_or_insert_function(builder.module, call, "llvm.prefetch.p0i8")
        builder.call(hint, [at, number(0), number(3), number(1)])
        return context.get_dummy_value()

    return types.void(array, types.int64), generate


@intrinsic
def lowest_bit(typing, word):
    """Index of the lowest bit that is set in a uint64 other than 0, as int64."""

    def generate(context, builder, signature, values):
        return builder.cttz(values[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.uint64), generate
