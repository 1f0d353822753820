own = "itertools"
