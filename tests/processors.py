"""What makes a process compile and compute as on the plainest of processors: no digest may depend on a better one."""

PLAIN = {
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA",
    "NUMBA_CPU_NAME": "generic",
    "NUMBA_CPU_FEATURES": "",  # else numba takes the features of the processor that is there
}
