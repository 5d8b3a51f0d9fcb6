"""YAML that keeps its places: from bytes to nodes, each value as typed."""
