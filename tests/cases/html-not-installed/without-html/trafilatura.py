# Found before the installed package of this name: as if that were not there.
raise ImportError
