own = "operator"
