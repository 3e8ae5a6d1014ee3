"""Benchmarks: each measures the service beside a plain peer that does less, on invented records alone."""
